package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What no request may say of a record: whose it is, since when, and what it is called by others. */
class BodiesTest extends Surface {
    private static final Pattern OF_THE_HUB = Pattern.compile(
            "(?i)(id|number|owner.*|creator.*|author|created.*|modified.*"
                    + "|deleted.*|archived.*|.*admin.*|role|person.*|user.*|active|.*hash|version|tenant.*|scopes|session.*|by)");

    /** Judged by the route, or a version that is compared. */
    private static final Set<String> MEANT = Set.of(
            "ChangedRole.role", // owners alone
            "MemberInvitation.role",
            "MemberInvitation.personId",
            "NewInvitation.admin", // administrators alone
            "CommentBody.version",
            "Resolution.version",
            "NewToken.scopes", // no more than the person has
            "Wanted.by"); // whose operations are meant, not whose this is

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void noBodySaysWhatOnlyTheHubMaySay() {
        var description = get("/openapi.json").json();
        var schemas = description.path("components").path("schemas");
        var sent = new TreeSet<String>();
        description
                .path("paths")
                .forEach(path -> path.forEach(route -> refer(route.path("requestBody"), schemas, sent)));
        assertThat(sent).hasSizeGreaterThan(25);
        var found = new TreeSet<String>();
        for (var name : sent) {
            for (var member : schemas.path(name).path("properties").propertyNames()) {
                if (OF_THE_HUB.matcher(member).matches()) {
                    found.add(name + "." + member);
                }
            }
        }
        found.removeAll(MEANT);
        assertThat(found).isEmpty();
    }

    @Test
    void noTwoBodiesShareANameInTheDescription() {
        var bodies = mapping.getHandlerMethods().values().stream()
                .flatMap(route -> Arrays.stream(route.getMethodParameters()))
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .<Class<?>>map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .flatMap(type -> Stream.concat(
                        Stream.of(type),
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .filter(Class::isRecord)))
                .distinct()
                .collect(Collectors.groupingBy(Class::getSimpleName));
        assertThat(bodies)
                .hasSizeGreaterThan(25)
                .allSatisfy((name, types) -> assertThat(types.stream()
                                .map(type -> Arrays.stream(type.getRecordComponents())
                                        .map(RecordComponent::getName)
                                        .toList())
                                .distinct())
                        .as(name)
                        .hasSize(1));
    }

    private static void refer(JsonNode node, JsonNode schemas, Set<String> seen) {
        for (var reference : node.findValuesAsString("$ref")) {
            var name = reference.replaceFirst(".*/", "");
            if (seen.add(name)) {
                refer(schemas.path(name), schemas, seen);
            }
        }
    }
}
