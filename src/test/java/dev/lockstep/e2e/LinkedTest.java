package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever links a place need not ask for more. */
class LinkedTest {
    @Test
    void linkingBringsInWhatStandsThereAndSaysHowFarItIs(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                .without("lockstep.github.owner")
                .without("lockstep.plane.workspace")
                .start()) {
            var ann = world.github.person("ann", World.REPOSITORY);
            for (int i = 0; i < 120; i++) {
                ann.comment(ann.open("Issue " + i, "Text"), "A word");
            }
            ann.openPullRequest("A pull request", "Text");
            var gwen = world.plane.person("Gwen", world.planeProject);
            gwen.open("Only in Plane", "<p>Text</p>");

            var project = world.post("/api/v1/projects", "{\"name\":\"Web\"}")
                    .get("id")
                    .asString();
            var plane = link(world, project, "plane", World.WORKSPACE + "/" + world.planeProject);
            var github = link(world, project, "github", World.REPOSITORY);
            Set<String> passed = new HashSet<>();
            var synced = world.await("it is in step", () -> {
                var link = world.get("/api/v1/links/" + github);
                passed.add(link.get("syncState").asString());
                return link.get("syncState").asString().equals("synced") ? link : null;
            });

            assertThat(passed).contains("synced").containsAnyOf("fetching-issues", "fetching-comments", "syncing");
            assertThat(synced.get("counts").get("issues").asInt()).isBetween(120, 121);
            assertThat(synced.get("counts").get("pullRequests").asInt()).isEqualTo(1);
            assertThat(synced.get("counts").get("comments").asInt()).isEqualTo(120);
            world.await("Plane as well", () -> {
                var link = world.get("/api/v1/links/" + plane);
                return link.get("syncState").asString().equals("synced") ? link : null;
            });
            world.awaitQuiet();
            assertThat(world.plane.issues(world.planeProject)).hasSize(122);
            // What stood in the target was not sent to the public repository: a person has to approve that.
            assertThat(world.github.issues(World.REPOSITORY))
                    .noneMatch(issue -> issue.title().equals("Only in Plane"));
            assertThat(world.get("/api/v1/links/" + plane).get("onlyHere").asInt())
                    .isEqualTo(1);
        }
    }

    private static String link(World world, String project, String connection, String container) throws Exception {
        var wanted = Map.of(
                "projectId",
                project,
                "connectionId",
                world.connection(connection),
                "container",
                container,
                "includePullRequests",
                true);
        JsonNode made = world.post("/api/v1/links", Json.write(wanted));
        return made.get("id").asString();
    }
}
