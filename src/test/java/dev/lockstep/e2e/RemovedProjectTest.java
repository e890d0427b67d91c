package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is removed here takes nothing away anywhere else. */
class RemovedProjectTest {
    @Test
    void whatStandsAtTheTrackersStaysAndMayBeBroughtInAnew(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).start()) {
            var ann = world.github.person("ann", World.REPOSITORY);
            for (int each = 0; each < 20; each++) {
                ann.comment(ann.open("Issue " + each, "Text"), "A word");
            }
            world.sync();
            world.awaitQuiet();
            var project = world.get("/api/v1/links/" + world.link("github"))
                    .get("projectId")
                    .asString();
            var waiting = "{\"projectId\":\"%s\",\"title\":\"Made last\"}".formatted(project);
            world.post("/api/v1/issues", waiting); // something is under way
            var removed = world.ask(HttpRequest.newBuilder(world.address("/api/v1/projects/" + project))
                    .DELETE());
            assertThat(removed.statusCode()).isEqualTo(204);
            world.awaitQuiet();
            assertThat(world.get("/api/v1/links").get("items").isEmpty()).isTrue();
            assertThat(world.get("/api/v1/issues").get("items").isEmpty()).isTrue();
            int writes = world.writes();
            world.cycle();
            world.awaitQuiet();
            assertThat(world.writes()).as("nothing is asked of the trackers").isEqualTo(writes);
            assertThat(world.github.issues(World.REPOSITORY)).hasSizeGreaterThanOrEqualTo(20);
            assertThat(titles(world)).hasSize(20);

            world.sync();
            world.awaitQuiet();
            assertThat(titles(world)).as("the same are found again").hasSize(20).doesNotHaveDuplicates();
        }
    }

    private static List<String> titles(World world) {
        return world.plane.issues(world.planeProject).stream()
                .map(issue -> issue.name())
                .filter(title -> title.startsWith("Issue "))
                .toList();
    }
}
