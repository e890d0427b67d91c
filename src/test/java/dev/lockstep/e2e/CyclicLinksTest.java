package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.jira.JiraIssue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three projects that link three trackers in a circle, each tracker over two connections. */
class CyclicLinksTest {
    private static final String[] ALL = {"From GitHub", "From Plane", "From Jira", "Later from GitHub"};

    @Test
    void whatGoesRoundInACircleComesToRest(@TempDir Path folder) throws Exception {
        try (var world = Trio.world(folder)) {
            world.with("lockstep.egress.allow=127.0.0.0/8").start();
            var gwen = world.github.person("gwen", World.REPOSITORY);
            gwen.open("From GitHub", "text");
            link(world, "one", github(world, "github one"), plane(world, "plane one"));
            link(world, "two", plane(world, "plane two"), jira(world, "jira two"));
            link(world, "three", jira(world, "jira three"), github(world, "github three"));
            rest(world);
            gwen.open("Later from GitHub", "text");
            world.plane.person("Paul", world.planeProject).open("From Plane", "<p>text</p>");
            world.jira.person("Ann", World.JIRA_PROJECT).open("From Jira", "text");
            for (int turn = 0; turn < 4; turn++) {
                rest(world);
            }
            int writes = world.writes();
            for (int turn = 0; turn < 2; turn++) {
                rest(world);
            }
            assertThat(world.writes()).as("writes once it had time to settle").isEqualTo(writes);
            assertThat(world.github.issues(World.REPOSITORY))
                    .extracting(GitHubIssue::title)
                    .containsExactlyInAnyOrder(ALL);
            assertThat(world.plane.issues(world.planeProject))
                    .extracting(PlaneIssue::name)
                    .containsExactlyInAnyOrder(ALL);
            assertThat(world.jira.issues(World.JIRA_PROJECT))
                    .extracting(JiraIssue::summary)
                    .containsExactlyInAnyOrder(ALL);
        }
    }

    private static void rest(World world) throws Exception {
        world.awaitQuiet();
        world.cycle();
        world.awaitQuiet();
    }

    private record Side(String connection, String container) {}

    private static void link(World world, String name, Side one, Side other) throws Exception {
        var project = created(world, "/api/v1/projects", Map.of("name", name));
        for (var side : List.of(one, other)) {
            created(
                    world,
                    "/api/v1/links",
                    Map.of("projectId", project, "connectionId", side.connection, "container", side.container));
        }
    }

    private static Side github(World world, String name) throws Exception {
        return new Side(
                connection(world, "github", name, world.github.baseUri().toString(), "gh-token"), World.REPOSITORY);
    }

    private static Side plane(World world, String name) throws Exception {
        return new Side(
                connection(world, "plane", name, world.plane.apiUri().toString(), "plane-key"),
                World.WORKSPACE + "/" + world.planeProject);
    }

    private static Side jira(World world, String name) throws Exception {
        var settings = Map.of(
                "tracker", "jira",
                "name", name,
                "baseUrl", world.jira.baseUri().toString(),
                "email", "lockstep.bot@example.org",
                "token", "jira-token");
        return new Side(created(world, "/api/v1/connections", settings), World.JIRA_PROJECT);
    }

    private static String connection(World world, String tracker, String name, String address, String token)
            throws Exception {
        return created(
                world,
                "/api/v1/connections",
                Map.of("tracker", tracker, "name", name, "baseUrl", address, "token", token));
    }

    private static String created(World world, String path, Map<String, String> body) throws Exception {
        return world.post(path, Json.write(body)).get("id").asString();
    }
}
