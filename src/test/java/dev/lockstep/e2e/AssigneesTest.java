package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People are assigned at GitHub, at Plane and in the hub; who is not known at a place is never cleared there. */
class AssigneesTest {
    @Test
    void theyFlowWhereTheyAreKnownAndStayWhereTheyAreNot(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.github.addUser("bob");
            var alice = world.github.person("alice", World.REPOSITORY);
            var gwen = world.plane.person("Gwen", world.planeProject);
            long number = alice.open("Who does it?", "Somebody.");
            alice.assign(number, "alice");
            world.start();
            world.sync();
            world.registerWebhooks();
            assertThat(hub(world)).containsExactly("github:alice");

            var uuid = gwen.takeOn(item(world).id());
            world.await("the hub has Gwen", () -> hub(world).contains("plane:" + uuid) ? true : null);
            assign(world, List.of("github:bob", "github:nobody-known", "plane:" + uuid));
            world.await("GitHub has Bob", () -> issue(world).assignees().equals(List.of("bob")) ? true : null);
            world.awaitQuiet();

            assertThat(hub(world)).containsExactly("github:bob", "github:nobody-known", "plane:" + uuid);
            assertThat(item(world).assignees()).containsExactly(uuid);
            assertThat(notThere(world, "github")).containsExactly("github:nobody-known", "plane:" + uuid);
            assertThat(notThere(world, "plane")).containsExactly("github:bob", "github:nobody-known");

            gwen.letGo(item(world).id());
            alice.assign(number, "alice", "bob");
            world.await(
                    "the hub follows both",
                    () -> hub(world).equals(List.of("github:alice", "github:bob", "github:nobody-known"))
                            ? true
                            : null);
            world.awaitQuiet();
            assertThat(item(world).assignees()).isEmpty();
            assertThat(issue(world).assignees()).containsExactlyInAnyOrder("alice", "bob");
        }
    }

    private static GitHubIssue issue(World world) {
        return world.github.issues(World.REPOSITORY).getFirst();
    }

    private static PlaneIssue item(World world) {
        return world.plane.issues(world.planeProject).getFirst();
    }

    private static JsonNode record(World world) throws Exception {
        var id = world.get("/api/v1/issues").get("items").get(0).get("id").asString();
        return world.get("/api/v1/issues/" + id);
    }

    private static List<String> hub(World world) throws Exception {
        return texts(record(world).get("assignees"));
    }

    private static List<String> notThere(World world, String tracker) throws Exception {
        for (var twin : record(world).get("twins")) {
            if (twin.get("tracker").asString().equals(tracker)) {
                return texts(twin.get("assigneesNotThere"));
            }
        }
        throw new AssertionError("no twin at " + tracker);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static void assign(World world, List<String> people) throws Exception {
        var now = record(world);
        var answer =
                world.edit("/api/v1/issues/" + now.get("id").asString(), now, java.util.Map.of("assignees", people));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
