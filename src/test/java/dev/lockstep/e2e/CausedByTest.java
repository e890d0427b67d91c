package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whose doing an operation is: a person's here, a person's at a tracker, or nobody's. */
class CausedByTest {
    @Test
    void whoeverCausedItIsNamedOnTheWholeWayAndFound(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            var alice = world.github.person("alice", World.REPOSITORY);
            long number = alice.open("Login loops", "In Safari only.");
            world.start();
            world.sync();
            world.awaitQuiet();
            assertThat(by(world, "lockstep"))
                    .isNotEmpty()
                    .allMatch(each -> each.get("by").isNull());
            assertThat(by(world, "alice")).isEmpty();

            world.registerWebhooks();
            alice.editTitle(number, "Login loops in Safari");
            world.until(
                    "it came by the webhook and went on to Plane",
                    () -> events(world, "alice").containsAll(List.of("inbound edited", "outbound edited")));
            world.awaitQuiet();

            var issue = "/api/v1/issues/" + world.issue("Login loops in Safari");
            world.edit(issue, Map.of("title", "Login loops for ever"));
            world.until("it goes to both", () -> events(world, "ADMIN").size() == 2);
            assertThat(by(world, "admin"))
                    .allMatch(each -> each.get("by").asString().equals("admin"));
            assertThat(by(world, "nobody-of-that-name")).isEmpty();

            world.awaitQuiet();
            var gwen = world.plane.person("Gwen", world.planeProject);
            gwen.editName(world.plane.issues(world.planeProject).getFirst().id(), "Login loops, says Gwen");
            world.until(
                    "it came from Plane and went on",
                    () -> events(world, "gwen").contains("outbound edited"));
        }
    }

    private static List<JsonNode> by(World world, String name) throws Exception {
        return world.operations("by=" + name);
    }

    private static List<String> events(World world, String name) {
        try {
            return by(world, name).stream()
                    .map(each -> each.get("direction").asString() + " "
                            + each.get("event").asString())
                    .toList();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
