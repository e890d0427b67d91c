package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is asked which title stands, over REST, between GitHub and Plane. */
class ConflictsTest {
    @Test
    void aPersonSaysWhatStandsAndEverybodyHasIt(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            var alice = world.github.person("alice", World.REPOSITORY);
            alice.open("title", "text");
            world.start();
            world.sync();
            var link = world.linkTo("plane");
            var path = "/api/v1/links/" + link.get("id").asString();
            assertThat(world.send("PATCH", path, Map.of("policies", Map.of("labels", "ask")))
                            .body())
                    .contains("policy_field_unknown", "never conflict");
            var changed = world.send("PATCH", path, Map.of("policies", Map.of("title", "ask")));
            assertThat(Json.tree(changed.body()).get("policies").toString())
                    .isEqualTo(
                            "{\"body\":\"newest\",\"comment\":\"newest\",\"priority\":\"newest\",\"state\":\"newest\","
                                    + "\"title\":\"ask\"}");

            var item = world.plane.issues(world.planeProject).getFirst().id();
            world.plane.person("Gwen", world.planeProject).editName(item, "at Plane");
            var id = world.issue("title");
            world.edit("/api/v1/issues/" + id, Map.of("title", "in the hub"));
            var open = world.await("a person is asked", () -> {
                var items =
                        world.get("/api/v1/conflicts?state=open&field=title").get("items");
                return items.isEmpty() ? null : items.get(0);
            });
            world.awaitQuiet();
            assertThat(open.get("hub").get("value").asString()).isEqualTo("in the hub");
            assertThat(open.get("remote").get("value").asString()).isEqualTo("at Plane");
            assertThat(world.linkTo("plane").get("openConflicts").asLong()).isEqualTo(1);
            assertThat(world.linkTo("plane").get("health").asString()).isEqualTo("needs-you");
            assertThat(world.github.issues(World.REPOSITORY).getFirst().title()).isEqualTo("in the hub");

            var resolve = "/api/v1/conflicts/" + open.get("id").asString() + "/resolve";
            var stale = world.send("POST", resolve, Map.of("version", 99, "keep", "remote"));
            assertThat(stale.statusCode()).isEqualTo(409);
            assertThat(stale.body()).contains("version_conflict", "\"field\":\"version\"");
            assertThat(world.send("POST", resolve, Map.of("version", 1)).body()).contains("\"field\":\"keep\"");
            var answer = Map.of("version", open.get("version").asLong(), "keep", "remote", "rememberAsRule", true);
            assertThat(world.send("POST", resolve, answer).statusCode()).isEqualTo(200);
            world.awaitQuiet();
            assertThat(world.plane.issues(world.planeProject).getFirst().name()).isEqualTo("at Plane");
            assertThat(world.github.issues(World.REPOSITORY).getFirst().title()).isEqualTo("at Plane");
            assertThat(world.linkTo("plane").get("policies").get("title").asString())
                    .isEqualTo("remote");
            assertThat(world.get("/api/v1/issues/" + id + "/explain").toString())
                    .contains("Each keeps its own until a person says", "a person kept the value from there.");
        }
    }
}
