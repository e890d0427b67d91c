package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People and states that a tracker knows by ids are called by their names. */
class CalledThereTest {
    @Test
    void whoHadNoNameWhenAnIssueCameHasOneOnceItIsToldAndNothingIsWrittenForIt(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.plane.faults().onRequest(request -> {
                if (request.path().endsWith("/members/")) {
                    throw new IllegalStateException("not now");
                }
            });
            world.start();
            world.sync();
            world.registerWebhooks();
            world.awaitQuiet();
            world.plane.person("Gwen", world.planeProject).open("Hers", "<p>Text</p>");
            var hers = "/api/v1/issues/" + world.issue("Hers");
            var author = world.get(hers).get("author");
            assertThat(author.get("name")).isEqualTo(author.get("id"));

            world.plane.faults().none();
            var names = "/api/v1/projects/" + world.get(hers).get("projectId").asString() + "/names";
            world.plane.log().clear();
            var told = world.await("the names are told", () -> {
                var now = world.get(names);
                return now.get("people").isEmpty() ? null : now;
            });
            assertThat(pairs(told.get("people")))
                    .containsEntry("plane:" + author.get("id").asString(), "Gwen");
            var twin = twin(world, hers, "plane");
            var state = value(twin, "state");
            assertThat(pairs(told.get("states")))
                    .hasEntrySatisfying(state, name -> assertThat(name).isNotBlank());
            assertThat(world.get(hers).get("author").get("name").asString()).isEqualTo("Gwen");
            world.get(names);
            assertThat(world.plane.log().count(request -> request.path().endsWith("/members/")))
                    .isEqualTo(1);
            world.assertThatNothingIsWrittenAnyMore();
        }
    }

    @Test
    void aTwinSaysWhoHasNoAccountThereAndWhatDoesNotGoOut(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.github.person("gwen", World.REPOSITORY).open("Whose", "Text");
            world.start();
            world.sync();
            world.awaitQuiet();
            var issue = "/api/v1/issues/" + world.issue("Whose");
            var people = List.of("github:gwen", "lockstep:Ann");
            world.edit(issue, world.get(issue), Map.of("assignees", people));
            world.awaitQuiet();
            assertThat(texts(twin(world, issue, "github").get("assigneesWithoutAccount")))
                    .containsExactly("lockstep:Ann");
            assertThat(texts(twin(world, issue, "plane").get("assigneesWithoutAccount")))
                    .containsExactlyElementsOf(people);
            assertThat(texts(twin(world, issue, "plane").get("keptBack"))).isEmpty();

            var link = "/api/v1/links/" + world.linkTo("plane").get("id").asString();
            assertThat(world.send("PATCH", link, Map.of("sends", Map.of("assignments", false)))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(texts(twin(world, issue, "plane").get("keptBack"))).containsExactly("assignees");
        }
    }

    private static JsonNode twin(World world, String issue, String tracker) throws Exception {
        return world.get(issue)
                .get("twins")
                .valueStream()
                .filter(each -> each.get("tracker").asString().equals(tracker))
                .findFirst()
                .orElseThrow();
    }

    private static String value(JsonNode twin, String field) {
        return twin.get("values")
                .valueStream()
                .filter(each -> each.get("field").asString().equals(field))
                .map(each -> each.get("there").asString())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> pairs(JsonNode items) {
        return items.valueStream()
                .collect(java.util.stream.Collectors.toMap(
                        each -> each.get("key").asString(),
                        each -> each.get("name").asString()));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
