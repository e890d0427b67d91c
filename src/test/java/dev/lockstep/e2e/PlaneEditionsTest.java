package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.PlaneEdition;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Older and newer Plane servers, and both names that its key has had. */
class PlaneEditionsTest {
    @ParameterizedTest
    @CsvSource({"OLD,PLANE_API_KEY", "NEW,PLANE_API_TOKEN"})
    void bothSidesComeInStep(PlaneEdition edition, String keyName, @TempDir Path folder) throws Exception {
        try (var world = new World(folder).without("lockstep.plane.token").with(keyName + "=plane-key")) {
            world.plane.edition(edition);
            var ann = world.github.person("ann", World.REPOSITORY);
            long first = ann.open("A", "Text", "bug");
            ann.comment(first, "A comment");
            ann.open("B", "Text");
            world.start();

            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
            var compare = new Compare(world);
            for (var issue : world.github.issues(World.REPOSITORY)) {
                compare.sameAsOneOf(
                        issue,
                        world.plane.issues(world.planeProject).stream()
                                .filter(item -> item.name().equals(issue.title()))
                                .toList());
            }
            world.plane.person("Bob", world.planeProject).open("From Plane", "<p>Hello</p>");
            world.cycle();
            world.await(
                    "it is at GitHub",
                    () -> world.github.issues(World.REPOSITORY).size() == 3 ? true : null);
            // The key goes along with every request, or the server refuses it.
            assertThat(world.plane.log().count(request -> request.status() == 401 || request.status() == 403))
                    .isZero();
        }
    }
}
