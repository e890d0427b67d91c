package dev.lockstep;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.base.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What is inside the jar is written in it (CycloneDX), for whoever looks for known holes. */
class SbomTest {
    private List<JsonNode> inside = List.of();

    @BeforeEach
    void read() throws IOException {
        try (var file = SbomTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assumeTrue(file != null, "Maven makes no list of what is inside while it is offline");
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            inside = StreamSupport.stream(Json.tree(text).get("components").spliterator(), false)
                    .toList();
        }
    }

    @Test
    void eachLibraryIsToldWithItsVersionLicenceAndDigest() {
        assertThat(inside).hasSizeGreaterThan(100).allSatisfy(library -> {
            assertThat(library.path("version").asString("")).isNotEmpty();
            assertThat(library.path("licenses")).isNotEmpty();
            assertThat(library.path("hashes").toString()).contains("SHA-256");
            assertThat(library.path("purl").asString("")).startsWith("pkg:maven/");
        });
    }

    @Test
    void itHoldsWhatIsShippedAndNothingThatOnlyTestsUse() throws Exception {
        var declared = declared();
        var names =
                inside.stream().map(library -> library.get("name").asString()).toList();
        assertThat(names).containsAll(declared.get(false)).doesNotContainAnyElementsOf(declared.get(true));
    }

    /** The artifacts of the build's own dependencies; those that only tests use under true. */
    private static Map<Boolean, List<String>> declared() throws Exception {
        var build = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        var all = build.getElementsByTagName("dependency");
        return IntStream.range(0, all.getLength())
                .mapToObj(at -> (Element) all.item(at))
                .filter(each ->
                        each.getParentNode().getParentNode().getNodeName().equals("project"))
                .collect(partitioningBy(
                        each -> each.getElementsByTagName("scope").getLength() > 0
                                && "test".equals(text(each, "scope")),
                        mapping(each -> text(each, "artifactId"), toList())));
    }

    private static String text(Element of, String name) {
        return of.getElementsByTagName(name).item(0).getTextContent();
    }
}
