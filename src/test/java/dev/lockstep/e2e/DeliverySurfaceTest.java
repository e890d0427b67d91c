package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.Fault;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries and pages, as they come: twice, strange, unchanged, or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliverySurfaceTest {
    private World world;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        world = new World(folder)
                .with("server.port=" + port)
                .with("lockstep.base-url=http://127.0.0.1:" + port)
                .start();
        world.github.person("ann", World.REPOSITORY).open("Known", "Text", "bug");
        world.sync();
        var place = Json.write(Map.of("container", World.REPOSITORY));
        world.post("/api/v1/connections/" + world.connection("github") + "/webhooks", place);
        world.github.person("ann", World.REPOSITORY).open("Told", "Text");
        world.issue("Told");
        world.github.awaitQuietHooks(Duration.ofSeconds(10));
        world.awaitQuiet();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    @Order(1)
    void theSameDeliveryTwiceHasOneEffect() throws Exception {
        world.awaitQuiet();
        var genuine = world.github.deliveries(World.REPOSITORY).stream()
                .filter(delivery -> delivery.event().equals("issues"))
                .findFirst()
                .orElseThrow();
        int before = world.operations("state=completed").size();
        for (int i = 0; i < 2; i++) {
            var request = HttpRequest.newBuilder(world.address("/webhooks/" + world.connection("github")));
            genuine.headers().forEach((name, value) -> {
                if (name.startsWith("X-")) {
                    request.header(name, value);
                }
            });
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(genuine.payload()));
            assertThat(world.ask(request).statusCode()).isEqualTo(202);
        }
        world.awaitQuiet();
        assertThat(world.operations("state=completed")).hasSize(before);
    }

    /** As GitHub would, with a delivery id of its own. */
    private int deliver(String event, String payload) throws Exception {
        return SignedDelivery.send(world, event, payload);
    }

    @Test
    @Order(2)
    void whatDidNotChangeIsAnsweredWith304AndEndsWithoutAWrite() throws Exception {
        var ann = world.github.person("ann", World.REPOSITORY);
        ann.editTitle(1, "Known to all");
        var id = world.issue("Known to all");
        world.github.awaitQuietHooks(Duration.ofSeconds(10));
        world.awaitQuiet();
        var told = world.github.deliveries(World.REPOSITORY).stream()
                .filter(delivery -> delivery.event().equals("issues"))
                .map(delivery -> new String(delivery.payload(), StandardCharsets.UTF_8))
                .filter(payload -> payload.contains("Known to all"))
                .toList()
                .getLast();
        deliver("issues", later(told, 1));
        world.awaitQuiet();
        int notModified = world.github.log().notModified();
        int writes = world.github.log().writes();
        assertThat(deliver("issues", later(told, 2))).isEqualTo(202);
        world.await("a 304", () -> world.github.log().notModified() > notModified ? true : null);
        world.awaitQuiet();
        assertThat(world.operations("resource=" + id).getFirst().get("reason").asString())
                .isEqualTo("not_modified");
        assertThat(world.github.log().writes()).isEqualTo(writes);
    }

    /** As if somebody had touched the issue once more. */
    private static String later(String payload, int seconds) {
        var json = (ObjectNode) Json.tree(payload);
        var issue = (ObjectNode) json.get("issue");
        var at = Instant.parse(issue.get("updated_at").asString()).plusSeconds(seconds);
        issue.put("updated_at", at.toString());
        return Json.write(json);
    }

    private List<JsonNode> deliveries(String query) throws Exception {
        var items = world.get("/api/v1/deliveries?limit=200&" + query).get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private JsonNode awaitDelivery(String query) throws Exception {
        return world.await(query, () -> deliveries(query).stream().findFirst().orElse(null));
    }

    @Test
    @Order(3)
    void deliveriesAreListedByWhatTheyAreAndWhatBecameOfThem() throws Exception {
        assertThat(deliveries("event=issues&action=opened&status=processed")).isNotEmpty();
        assertThat(deliveries("action=nothing")).isEmpty();
        assertThat(deliver("installation", "{\"action\":\"suspend\"}")).isEqualTo(202);
        var unsupported = awaitDelivery("status=unsupported");
        assertThat(unsupported.get("event").asString()).isEqualTo("installation");
        assertThat(deliver("star", "{\"action\":\"created\"}")).isEqualTo(202);
        assertThat(deliver("issues", "{\"action\":\"opened\"}")).isEqualTo(202);
        var errored = awaitDelivery("status=errored");
        assertThat(deliveries("event=star")).isEmpty();
        var path = "/api/v1/deliveries/" + errored.get("id").asString();
        assertThat(world.get(path).get("payload").get("action").asString()).isEqualTo("opened");
        assertThat(world.post(path + "/retry", "").get("id")).isEqualTo(errored.get("id"));
        assertThat(awaitDelivery("status=errored").get("id")).isEqualTo(errored.get("id"));
        var refused = world.ask(HttpRequest.newBuilder(world.address(
                        "/api/v1/deliveries/" + unsupported.get("id").asString() + "/retry"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(deliveries("id=" + errored.get("id").asString())).hasSize(1);
    }

    @Test
    @Order(4)
    void theListOfRepositoriesFollowsTheInstallationsOfTheApp() throws Exception {
        var created = """
                {"action":"created","installation":{"id":5},"repositories":[
                  {"id":1,"full_name":"acme/one"},{"id":2,"full_name":"acme/two"}]}
                """;
        var changed = """
                {"action":"%s","installation":{"id":5},"repositories_added":[%s],"repositories_removed":[%s]}
                """;
        assertThat(deliver("installation", created)).isEqualTo(202);
        awaitRepositories("acme/one", "acme/two");
        deliver("installation_repositories", changed.formatted("added", "{\"id\":3,\"full_name\":\"acme/three\"}", ""));
        awaitRepositories("acme/one", "acme/three", "acme/two");
        deliver("installation_repositories", changed.formatted("removed", "", "{\"id\":1,\"full_name\":\"acme/one\"}"));
        awaitRepositories("acme/three", "acme/two");
        var shown = world.get("/api/v1/connections/" + world.connection("github") + "/repositories?limit=1");
        assertThat(shown.get("items").get(0).get("githubAppInstallationId").asString())
                .isEqualTo("5");
        assertThat(shown.get("next").asString()).isEqualTo("acme/three");
        assertThat(deliver("installation", "{\"action\":\"deleted\",\"installation\":{\"id\":5}}"))
                .isEqualTo(202);
        awaitRepositories();
    }

    private void awaitRepositories(String... names) throws Exception {
        var path = "/api/v1/connections/" + world.connection("github") + "/repositories";
        world.await(List.of(names) + " are listed", () -> {
            var listed = StreamSupport.stream(world.get(path).get("items").spliterator(), false)
                    .map(each -> each.get("container").asString())
                    .toList();
            return listed.equals(List.of(names)) ? listed : null;
        });
    }

    @Test
    @Order(5)
    void threePagesOfEachComeInThoughOnePageFails() throws Exception {
        var paged = "acme/paged";
        world.github.addRepository(paged);
        var ann = world.github.person("ann", paged);
        for (int i = 0; i < 105; i++) {
            ann.comment(ann.open("Issue " + i, "Text"), "One");
            ann.comment(ann.openPullRequest("Pull " + i, "Text"), "Two");
        }
        var project =
                world.post("/api/v1/projects", "{\"name\":\"Paged\"}").get("id").asString();
        var wanted = Map.of(
                "projectId",
                project,
                "connectionId",
                world.connection("github"),
                "container",
                paged,
                "includePullRequests",
                true);
        world.github.log().clear();
        var asked = new AtomicInteger();
        world.github
                .faults()
                .once(
                        Fault.SERVER_ERROR,
                        request -> request.path().contains(paged + "/issues/comments") && asked.incrementAndGet() == 2);
        var link = world.post("/api/v1/links", Json.write(wanted)).get("id").asString();
        var job = world.awaitJob(
                world.post("/api/v1/links/" + link + "/sync", "").get("jobId").asString());
        assertThat(job.get("status").asString()).isEqualTo("completed");
        world.awaitQuiet();
        assertThat(world.get("/api/v1/links/" + link).get("twins").asLong()).isEqualTo(210);
        assertThat(world.github.log().count(request -> request.status() == 502)).isEqualTo(1);
    }
}
