package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route says who may call it. What it says is kept in a list of its own, so that a change of it is seen. */
class LeastRolesTest extends Surface {
    private static final Path KEPT = Path.of("src/test/resources/least-roles.txt");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void everyRouteOfTheDescriptionDeclaresItsLeastRole() throws IOException {
        var told = new TreeSet<String>();
        get("/openapi.json")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(route -> told.add(route.getKey().toUpperCase(java.util.Locale.ROOT) + " "
                                + path.getKey() + " "
                                + route.getValue().path(AccessWiring.LEAST).asString("NOTHING DECLARED") + " "
                                + route.getValue().path(AccessWiring.OF).asString("-"))));
        assertThat(told).hasSizeGreaterThan(100);
        assertThat(told).noneMatch(line -> line.contains("NOTHING DECLARED"));
        Files.writeString(Path.of("target/least-roles.txt"), String.join("\n", told) + "\n");
        assertThat(told)
                .as("%s; what is declared now stands in target/least-roles.txt", KEPT)
                .containsExactlyElementsOf(Files.readAllLines(KEPT));
    }

    @Test
    void soDoesEveryRouteThatIsNotDescribed() {
        assertThat(routes().stream().filter(route -> Declared.of(route).isEmpty()))
                .isEmpty();
    }

    @Test
    void whatDecidesByTheBodyReadsOneThatNamesItsProject() {
        var byBody = routes().stream()
                .filter(route -> Declared.of(route).orElseThrow().by().equals(Access.BODY))
                .toList();
        assertThat(byBody).isNotEmpty().allSatisfy(route -> {
            assertThat(Declared.of(route))
                    .hasValueSatisfying(access -> assertThat(access.of()).isEqualTo(Of.PROJECT));
            assertThat(route.hasMethodAnnotation(Access.class)).isTrue();
            assertThat(Arrays.stream(route.getMethodParameters()).filter(each -> {
                        var body = each.getParameterAnnotation(RequestBody.class);
                        return body != null
                                && body.required()
                                && InProject.class.isAssignableFrom(each.getParameterType());
                    }))
                    .hasSize(1);
        });
    }

    private List<HandlerMethod> routes() {
        var routes = mapping.getHandlerMethods().values().stream()
                .filter(route -> route.getBeanType().getPackageName().startsWith("dev.lockstep"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(100);
        return routes;
    }
}
