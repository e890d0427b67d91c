package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What of system G's fields does nothing here is not taken in silence. */
class GraphWarningsTest {
    private static final String UPDATE =
            "mutation($input: UpdateIMSInput!) { updateIMS(input: $input) { ims { id } } }";
    private static final String LINK =
            "mutation($input: CreateIMSProjectInput!) { createIMSProject(input: $input) { imsProject { id } } }";

    @Test
    void whatHasNoEffectIsSaidBesideTheAnswerAndWhatNobodyNeedsIsRefused(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).start()) {
            var graph = new Graph(world.address("/graphql"), World.TOKEN);
            var github = world.connection("github");
            var said = graph.ask(UPDATE, fields("id", github, field("bot-user", "robot")));
            assertThat(warnings(said).toString()).contains("bot-user is kept and answered");
            var address = world.github.baseUri() + "/graphql";
            var taken = graph.ask(UPDATE, fields("id", github, field("bot-user", null), field("graphql-url", address)));
            assertThat(warnings(taken).isMissingNode()).as(taken.toString()).isTrue();
            assertThat(graph.refusal(UPDATE, fields("id", github, field("email", "a@example.org"))))
                    .as("GitHub's tokens go with no address")
                    .isEqualTo("field_unknown email");
            var linked = fields("ims", github, field("repo", World.REPOSITORY));
            input(linked).put("trackable", trackable(graph));
            assertThat(graph.refusal(LINK, linked)).isEqualTo("container_linked repo");
        }
    }

    private static JsonNode warnings(JsonNode answer) {
        return answer.path("extensions").path("warnings");
    }

    private static String trackable(Graph graph) throws Exception {
        return graph.data("{ projects { nodes { id } } }")
                .path("projects")
                .path("nodes")
                .path(0)
                .path("id")
                .asString();
    }

    private static Map<String, Object> field(String name, Object value) {
        Map<String, Object> field = new HashMap<>();
        field.put("name", name);
        field.put("value", value);
        return field;
    }

    @SafeVarargs
    private static Map<String, Object> fields(String name, String id, Map<String, Object>... fields) {
        return Map.of("input", new HashMap<>(Map.of(name, id, "templatedFields", Arrays.asList(fields))));
    }

    @SuppressWarnings("unchecked") // as fields makes it
    private static Map<String, Object> input(Map<String, Object> variables) {
        return (Map<String, Object>) variables.get("input");
    }
}
