package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs between the same repository and the same project would copy each other for ever, if they did not notice. */
class TwoHubsTest {
    private static final int ROUNDS = 4;

    @Test
    void theyDoNotMirrorEachOtherAndSayWhatIsWrong(@TempDir Path one, @TempDir Path other) throws Exception {
        try (var first = new World(one);
                var second = new World(other, first)) {
            var alice = first.github.person("alice", World.REPOSITORY);
            var gwen = first.plane.person("Gwen", first.planeProject);
            alice.comment(alice.open("Was there", "Text"), "Said before.");
            first.start().sync();
            second.start().sync();
            settle(first, second);
            assertThat(issues(first))
                    .as("what was there is matched by the second hub")
                    .isEqualTo(1);
            assertThat(items(first)).isEqualTo(1);

            long number = alice.open("Born at GitHub", "Text");
            gwen.open("Born in Plane", "<p>Text</p>");
            settle(first, second);
            alice.comment(number, "Said later.");
            settle(first, second);

            // Each hub brought each over once, and what the other made stays where it is.
            assertThat(issues(first)).isLessThanOrEqualTo(4);
            assertThat(items(first)).isLessThanOrEqualTo(4);
            assertThat(first.github.comments(World.REPOSITORY, number)).hasSize(1);
            int writes = writes(first);
            settle(first, second);
            assertThat(writes(first)).as("writes while nobody edits").isEqualTo(writes);
            assertThat(reasons(first) + reasons(second))
                    .contains("Another Lockstep (")
                    .contains("Link this place in one of them only");
        }
    }

    private static void settle(World... hubs) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (var hub : hubs) {
                hub.cycle();
                hub.awaitQuiet();
            }
        }
    }

    private static int issues(World world) {
        return world.github.issues(World.REPOSITORY).size();
    }

    private static int items(World world) {
        return world.plane.issues(world.planeProject).size();
    }

    private static int writes(World world) {
        return world.github.log().writes() + world.plane.log().writes();
    }

    private static String reasons(World world) throws Exception {
        return world.get("/api/v1/links").toString();
    }
}
