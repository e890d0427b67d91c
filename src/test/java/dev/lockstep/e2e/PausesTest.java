package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person stopped asks no tracker, and forgets nothing. */
class PausesTest {
    @Test
    void aPauseStopsPollsListingsAndDeliveriesAndItsEndCatchesUp(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).start()) {
            world.sync();
            world.registerWebhooks();
            for (var scope : new String[] {"all", "connection/" + world.connection("github")}) {
                var title = "Told while " + scope.replaceAll("/.*", "") + " is stopped";
                pause(world, scope);
                world.github.log().clear();
                long number = world.github.person("ann", World.REPOSITORY).open(title, "Text");
                world.github.person("ann", World.REPOSITORY).comment(number, "A word");
                assertThat(world.github.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();

                var job = world.post("/api/v1/links/" + githubLink(world) + "/sync", "")
                        .get("jobId")
                        .asString();
                world.await("the job says that it is stopped", () -> {
                    var message = world.get("/api/v1/jobs/" + job).get("message");
                    return message.asString().equals("Paused: The fair is on") ? message : null;
                });
                world.cycle();
                assertThat(world.get("/api/v1/deliveries?status=waiting").get("items"))
                        .hasSize(2);
                assertThat(world.get("/api/v1/links/" + githubLink(world))
                                .get("health")
                                .asString())
                        .isEqualTo("paused");
                assertThat(world.github.log().requests()).isZero();

                resume(world, scope);
                world.issue(title);
                assertThat(world.awaitJob(job).get("status").asString()).isEqualTo("completed");
                world.await(
                        "they are taken",
                        () -> world.get("/api/v1/deliveries?status=waiting")
                                        .get("items")
                                        .isEmpty()
                                ? true
                                : null);
                world.awaitQuiet();
                assertThat(world.plane.issues(world.planeProject))
                        .filteredOn(item -> item.name().equals(title))
                        .hasSize(1);
            }
        }
    }

    private static String githubLink(World world) throws Exception {
        for (var link : world.get("/api/v1/links").get("items")) {
            if (link.get("tracker").asString().equals("github")) {
                return link.get("id").asString();
            }
        }
        throw new AssertionError("no link");
    }

    private static void pause(World world, String scope) throws Exception {
        var parts = scope.split("/");
        var body = parts.length == 1
                ? Map.of("scope", scope, "reason", "The fair is on")
                : Map.of("scope", parts[0], "target", parts[1], "reason", "The fair is on");
        world.post("/api/v1/pauses", Json.write(body));
    }

    private static void resume(World world, String scope) throws Exception {
        var request = HttpRequest.newBuilder(world.address("/api/v1/pauses/" + scope));
        assertThat(world.ask(request.DELETE()).statusCode()).isEqualTo(204);
    }
}
