package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One link of a project leads nowhere. */
class BrokenLinkTest {
    private static final String NOWHERE = "acme/nowhere";

    @Test
    void theOthersAreListedAndTheJobSaysWhichIsBroken(@TempDir Path folder) throws Exception {
        try (var world = Trio.world(folder)) {
            world.with("lockstep.egress.allow=127.0.0.0/8").start();
            world.github.person("gwen", World.REPOSITORY).open("Still there", "text");
            var project = created(world, "/api/v1/projects", Map.of("name", "Half broken"));
            var github = github(world);
            var broken = link(world, project, github, NOWHERE);
            var whole = link(world, project, github, World.REPOSITORY);

            world.await("the whole side is in", () -> titles(world, project).contains("Still there") ? true : null);

            var failed = world.awaitJob(synced(world, whole));
            assertThat(failed.get("linkIds").size()).isEqualTo(2);
            assertThat(failed.get("status").asString()).isEqualTo("failed");
            assertThat(failed.get("errorMessage").asString()).contains(NOWHERE);
            assertThat(world.get("/api/v1/links/" + broken).get("reason").asString())
                    .contains(NOWHERE);

            assertThat(world.send("DELETE", "/api/v1/links/" + broken, Map.of()).statusCode())
                    .isEqualTo(204);
            var done = world.awaitJob(synced(world, whole));
            assertThat(done.get("status").asString()).isEqualTo("completed");
            assertThat(titles(world, project)).containsOnlyOnce("Still there");
            assertThat(world.github.issues(World.REPOSITORY)).hasSize(1);
        }
    }

    private static String synced(World world, String link) throws Exception {
        return world.post("/api/v1/links/" + link + "/sync", "{}").get("jobId").asString();
    }

    private static String titles(World world, String project) throws Exception {
        return world.get("/api/v1/issues?project=" + project).toString();
    }

    private static String link(World world, String project, String connection, String container) throws Exception {
        return created(
                world,
                "/api/v1/links",
                Map.of("projectId", project, "connectionId", connection, "container", container));
    }

    private static String github(World world) throws Exception {
        var settings = Map.of(
                "tracker", "github",
                "name", "github two",
                "baseUrl", world.github.baseUri().toString(),
                "token", "gh-token");
        return created(world, "/api/v1/connections", settings);
    }

    private static String created(World world, String path, Map<String, String> body) throws Exception {
        return world.post(path, Json.write(body)).get("id").asString();
    }
}
