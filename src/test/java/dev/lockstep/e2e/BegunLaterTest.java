package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A place is chosen, what would come of it is looked at, and only then does it begin. */
class BegunLaterTest {
    @Test
    void aLinkThatIsMadePausedReadsNothingInBeforeItIsResumed(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).without("lockstep.github.repository").without("lockstep.plane.project-id")) {
            world.github.person("alice", World.REPOSITORY).open("title", "text");
            world.start();
            var places = world.get("/api/v1/connections/" + github(world) + "/places");
            assertThat(places.get("items").get(0).get("container").asString()).isEqualTo(World.REPOSITORY);

            var project = made(world, "/api/v1/projects", Map.of("name", "Web"));
            var link = made(
                    world,
                    "/api/v1/links",
                    Map.of(
                            "projectId",
                            project.get("id").asString(),
                            "connectionId",
                            github(world),
                            "container",
                            World.REPOSITORY,
                            "paused",
                            true));
            var at = "/api/v1/links/" + link.get("id").asString();
            assertThat(link.get("health").asString()).isEqualTo("paused");
            assertThat(world.get(at + "/names?kind=state").get("items")).isEmpty();

            var plan = "/api/v1/plans/"
                    + made(world, at + "/plan", Map.of()).get("id").asString();
            world.until("the plan is ready", () -> "ready".equals(word(world, plan, "status")));
            assertThat(world.get(plan).get("summary").get(0).get("kind").asString())
                    .isEqualTo("create");
            assertThat(word(world, at, "syncState")).isEqualTo("unsynced");

            world.post(at + "/resume", "{}");
            world.until("it is in step", () -> "in-step".equals(word(world, at, "health")));
            assertThat(world.get(at).get("twins").asInt()).isEqualTo(1);
        }
    }

    private static String github(World world) throws Exception {
        return world.get("/api/v1/connections").get("items").get(0).get("id").asString();
    }

    private static JsonNode made(World world, String path, Map<String, ?> body) throws Exception {
        var answer = world.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Json.tree(answer.body());
    }

    private static String word(World world, String path, String member) {
        try {
            return world.get(path).get(member).asString();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
