package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of an issue that was deleted at GitHub, by the link's policy. */
class DeletedThereTest {
    private static World three(Path folder) throws Exception {
        var world = new World(folder);
        var alice = world.github.person("alice", World.REPOSITORY);
        alice.open("one", "text");
        alice.open("two", "text");
        alice.open("three", "text");
        world.start();
        world.sync();
        return world;
    }

    private static JsonNode deleted(World world, long number) throws Exception {
        world.github.person("alice", World.REPOSITORY).delete(number);
        world.sync();
        world.awaitQuiet();
        return github(world);
    }

    @Test
    void byDefaultItStaysAndIsNeverMadeThereAgain(@TempDir Path folder) throws Exception {
        try (var world = three(folder)) {
            assertThat(github(world).get("whenDeleted").asString()).isEqualTo("keep");
            deleted(world, 1);
            assertThat(issue(world, "one").get("state").asString()).isEqualTo("todo");
            assertThat(world.plane.issues(world.planeProject)).hasSize(3);
            world.sync();
            assertThat(world.github.issues(World.REPOSITORY)).hasSize(2);
        }
    }

    @Test
    void closedItIsCancelledHereAndElsewhere(@TempDir Path folder) throws Exception {
        try (var world = three(folder)) {
            assertThat(policy(world, "sometimes").body()).contains("\"field\":\"whenDeleted\"", "keep, close, delete");
            assertThat(policy(world, "close").statusCode()).isEqualTo(200);
            deleted(world, 1);
            assertThat(issue(world, "one").get("state").asString()).isEqualTo("cancelled");
            var state = world.plane.issues(world.planeProject).stream()
                    .filter(item -> item.name().equals("one"))
                    .findFirst()
                    .orElseThrow()
                    .state();
            assertThat(world.plane.states(world.planeProject))
                    .anyMatch(each -> each.id().equals(state) && each.group().equals("cancelled"));
            assertThat(issue(world, "two").get("state").asString()).isEqualTo("todo");
        }
    }

    @Test
    void deletedItGoesFromHereOnceAPersonConfirmsIt(@TempDir Path folder) throws Exception {
        try (var world = three(folder)) {
            policy(world, "delete");
            deleted(world, 1);
            var first = asked(world, null);
            assertThat(first.get("kind").asString()).isEqualTo("deletion");
            assertThat(first.get("stopsLink").asBoolean()).isFalse();
            assertThat(first.get("sample").get(0).get("title").asString()).isEqualTo("one");
            assertThat(titled(world, "one")).isNotNull();

            deleted(world, 2);
            var second = asked(world, first);
            answer(world, "approve", first);
            world.await("it is gone here", () -> titled(world, "one") == null ? true : null);
            answer(world, "reject", second);
            world.awaitQuiet();
            assertThat(titled(world, "two")).isNotNull();
            assertThat(world.plane.issues(world.planeProject)).hasSize(3);
            assertThat(world.get(guard(world)).get("waiting")).isEmpty();
        }
    }

    @Test
    void deletedHereItStaysThereAndNeverComesBack(@TempDir Path folder) throws Exception {
        try (var world = three(folder)) {
            var path = "/api/v1/issues/" + world.issue("one");
            var number = world.get(path).get("number").asLong();
            var gone = world.ask(HttpRequest.newBuilder(world.address(path + "?confirm=" + number))
                    .header("If-Match", "*")
                    .DELETE());
            assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
            world.awaitQuiet();
            int writes = world.writes();
            world.github.person("alice", World.REPOSITORY).editTitle(1, "one, edited there");
            world.sync();
            world.cycle();
            world.awaitQuiet();
            assertThat(titled(world, "one")).isNull();
            assertThat(titled(world, "one, edited there")).isNull();
            assertThat(world.github.issues(World.REPOSITORY)).hasSize(3);
            assertThat(world.plane.issues(world.planeProject)).hasSize(3);
            assertThat(world.writes()).isEqualTo(writes);
        }
    }

    private static JsonNode asked(World world, JsonNode before) throws Exception {
        return world.await("a person is asked", () -> {
            for (var plan : world.get(guard(world)).get("waiting")) {
                if (before == null || !plan.get("id").equals(before.get("id"))) {
                    return plan;
                }
            }
            return null;
        });
    }

    private static void answer(World world, String word, JsonNode plan) throws Exception {
        world.post(
                guard(world) + "/" + word,
                Json.write(Map.of("plan", plan.get("id").asString())));
    }

    private static String guard(World world) throws Exception {
        return "/api/v1/links/" + github(world).get("id").asString() + "/guard";
    }

    private static HttpResponse<String> policy(World world, String word) throws Exception {
        var path = "/api/v1/links/" + github(world).get("id").asString();
        return world.send("PATCH", path, Map.of("whenDeleted", word));
    }

    private static JsonNode issue(World world, String title) throws Exception {
        return world.get("/api/v1/issues/" + world.issue(title));
    }

    private static JsonNode titled(World world, String title) throws Exception {
        for (var each : world.get("/api/v1/issues?limit=200").get("items")) {
            if (each.get("title").asString().equals(title)) {
                return each;
            }
        }
        return null;
    }

    private static JsonNode github(World world) throws Exception {
        for (var link : world.get("/api/v1/links").get("items")) {
            if (link.get("tracker").asString().equals("github")) {
                return link;
            }
        }
        throw new AssertionError("no link to GitHub");
    }
}
