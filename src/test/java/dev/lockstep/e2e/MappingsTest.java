package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who and what a tracker has no name for is listed per link, and one call makes good what was left out. */
class MappingsTest {
    @Test
    void peopleLabelsAndStatesThatHaveNoNameThereAreListedAndOneCallHealsThePast(@TempDir Path folder)
            throws Exception {
        try (var world = new World(folder).withJira(JiraEdition.CLOUD, JiraWorkflow.simple())) {
            var gwen = world.github.person("gwen", World.REPOSITORY);
            var paul = world.plane.person("Paul", world.planeProject);
            long first = gwen.open("First", "Text", "bug");
            long second = gwen.open("Second", "Text");
            gwen.assign(first, "gwen");
            gwen.assign(second, "gwen");
            world.start();
            world.sync();
            world.awaitQuiet();
            var plane = world.link("plane");
            var unmapped =
                    world.get("/api/v1/links/" + plane + "/unmapped?kind=user").get("items");
            assertThat(unmapped).hasSize(1);
            assertThat(unmapped.get(0).get("name").asString()).isEqualTo("github:gwen");
            assertThat(unmapped.get(0).get("count").asInt()).isEqualTo(2);
            assertThat(unmapped.get(0).get("samples")).hasSize(2);
            assertThat(unmapped.get(0).get("samples").get(0).get("number").asLong())
                    .isPositive();

            var somewhere = world.plane.issues(world.planeProject).getFirst();
            var uuid = paul.takeOn(somewhere.id());
            paul.letGo(somewhere.id());
            var refused = map(world, plane, "user", "github:gwen", "");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("\"remote\"");
            assertThat(map(world, plane, "user", "github:gwen", uuid.toString()).statusCode())
                    .isEqualTo(200);
            assertThat(map(world, plane, "label", "bug", "Fehler").statusCode()).isEqualTo(200);
            world.await(
                    "both are assigned in Plane, and the label has its name there",
                    () -> world.plane.issues(world.planeProject).stream()
                                            .allMatch(item -> item.assignees().equals(List.of(uuid)))
                                    && labels(world).contains("Fehler")
                            ? true
                            : null);
            world.awaitQuiet();
            assertThat(world.get("/api/v1/links/" + plane + "/unmapped?kind=user")
                            .get("items"))
                    .isEmpty();
            assertThat(world.github.issues(World.REPOSITORY))
                    .allMatch(issue -> issue.assignees().equals(List.of("gwen")));

            var done = map(world, plane, "state", "started", "nonsense");
            assertThat(done.statusCode()).isEqualTo(400);
            assertThat(done.body()).contains("\"remote\"", "nonsense");

            assertThatNothingGoesBackAndForth(world);

            var known = world.get("/api/v1/links/" + plane + "/mappings").get("items");
            assertThat(known).hasSize(2);
            var removed = world.ask(HttpRequest.newBuilder(world.address("/api/v1/links/" + plane + "/mappings/"
                            + known.get(0).get("id").asString()))
                    .DELETE());
            assertThat(removed.statusCode()).isEqualTo(204);
            world.awaitQuiet();
            assertThat(world.plane.issues(world.planeProject))
                    .as("nobody is cleared")
                    .allMatch(item -> item.assignees().equals(List.of(uuid)));
        }
    }

    private static void assertThatNothingGoesBackAndForth(World world) throws Exception {
        int writes = world.plane.log().writes() + world.github.log().writes();
        world.cycle();
        world.awaitQuiet();
        assertThat(world.plane.log().writes() + world.github.log().writes()).isEqualTo(writes);
    }

    private static List<String> labels(World world) {
        return world.plane.labels(world.planeProject).stream()
                .map(label -> label.name())
                .toList();
    }

    private static HttpResponse<String> map(World world, String link, String kind, String hub, String remote)
            throws Exception {
        var body = Map.of("mappings", List.of(Map.of("kind", kind, "hub", hub, "remote", remote)));
        return world.ask(HttpRequest.newBuilder(world.address("/api/v1/links/" + link + "/mappings"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }
}
