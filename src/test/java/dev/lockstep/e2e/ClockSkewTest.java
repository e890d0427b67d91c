package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.PlaneIssue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trackers' clocks differ from ours and from each other's; no edit is dropped because of it. */
class ClockSkewTest {
    private static final Duration SKEW = Duration.ofSeconds(30);

    @Test
    void editsOfATrackerWhoseClockIsBehindAreNotDropped(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.github.faults().clockSkew(SKEW.negated());
            world.plane.faults().clockSkew(SKEW);
            var alice = world.github.person("alice", World.REPOSITORY);
            var gwen = world.plane.person("Gwen", world.planeProject);
            long number = alice.open("Clocks differ", "First words.");
            world.start();
            world.sync();
            world.registerWebhooks();
            PlaneIssue item = world.plane.issues(world.planeProject).getFirst();

            gwen.editName(item.id(), "Clocks differ, says Plane");
            world.await(
                    "GitHub has Plane's title", () -> title(world).equals("Clocks differ, says Plane") ? true : null);
            alice.editTitle(number, "Clocks differ, says GitHub");
            alice.comment(number, "A minute ago, by my clock.");

            world.await(
                    "Plane has GitHub's title",
                    () -> item(world).name().equals("Clocks differ, says GitHub") ? true : null);
            world.await(
                    "Plane has GitHub's comment",
                    () -> world.plane.comments(world.planeProject, item.id()).size() == 1 ? true : null);
            world.awaitQuiet();
            assertThat(title(world)).isEqualTo("Clocks differ, says GitHub");
            assertThat(item(world).name()).isEqualTo("Clocks differ, says GitHub");
        }
    }

    private static String title(World world) {
        return world.github.issues(World.REPOSITORY).getFirst().title();
    }

    private static PlaneIssue item(World world) {
        return world.plane.issues(world.planeProject).getFirst();
    }
}
