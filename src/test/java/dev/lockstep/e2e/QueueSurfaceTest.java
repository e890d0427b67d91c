package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** What system C promised of its queue, between a simulated GitHub and a simulated Plane that send their webhooks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QueueSurfaceTest {
    private static final String PULLS = "acme/pulls";
    private static final String STRANGE = "acme/strange";

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
        world.github.addRepository(PULLS);
        world.github.addRepository(STRANGE);
        world.github.person("ann", World.REPOSITORY).open("Known", "Text", "bug");
        world.sync();
        for (var repository : List.of(World.REPOSITORY, PULLS, STRANGE)) {
            hook(repository);
        }
        world.awaitQuiet();
    }

    private void hook(String repository) throws Exception {
        var place = Json.write(Map.of("container", repository));
        world.post("/api/v1/connections/" + world.connection("github") + "/webhooks", place);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private JsonNode awaitOperation(String query, String event, String kind) throws Exception {
        return world.await(
                event + " of " + kind,
                () -> world.operations(query).stream()
                        .filter(each -> each.get("event").asString().equals(event)
                                && each.get("kind").asString().equals(kind))
                        .findFirst()
                        .orElse(null));
    }

    @Test
    @Order(1)
    void anOpenedIssueIsOneInboundOperationAndItsCommentOneOfItsOwn() throws Exception {
        var ann = world.github.person("ann", World.REPOSITORY);
        var number = ann.open("From a webhook", "Text");
        var opened = awaitOperation("direction=inbound", "opened", "issue");
        assertThat(opened.get("deliveryId").isNull()).isFalse();
        assertThat(opened.get("container").asString()).isEqualTo(World.REPOSITORY);
        ann.comment(number, "Hello");
        var comment = awaitOperation("direction=inbound", "created", "comment");
        assertThat(comment.get("issueId")).isEqualTo(opened.get("issueId"));
        assertThat(comment.get("commentId").isNull()).isFalse();
        world.awaitQuiet();
        assertThat(world.operations("resource=" + opened.get("issueId").asString()))
                .filteredOn(each -> each.get("event").asString().equals("opened"))
                .hasSize(1);
    }

    @Test
    @Order(9)
    void theListIsFilteredByTheKindOfTracker() throws Exception {
        for (var tracker : List.of("github", "plane")) {
            assertThat(world.operations("tracker=" + tracker))
                    .isNotEmpty()
                    .allSatisfy(each ->
                            assertThat(each.get("connectionId").asString()).isEqualTo(world.connection(tracker)));
        }
        assertThat(world.operations("tracker=jira")).isEmpty();
    }

    @Test
    @Order(2)
    void aChangeInTheHubIsAnsweredBeforeAnyTrackerIsAsked() throws Exception {
        world.github.faults().latency(Duration.ofSeconds(3), Duration.ZERO);
        var id = world.issue("Known");
        long begun = System.nanoTime();
        var answer = edit(id, "Known better");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(answer.get("syncState").asString()).isIn("queued", "processing");
        var listed = world.get("/api/v1/issues?limit=200").get("items");
        assertThat(StreamSupport.stream(listed.spliterator(), false)
                        .filter(each -> each.get("id").asString().equals(id)))
                .singleElement()
                .satisfies(each -> assertThat(each.get("syncState").asString()).isIn("queued", "processing"));
        var comment = world.post("/api/v1/issues/" + id + "/comments", "{\"body\":\"From here\"}");
        assertThat(comment.get("syncState").asString()).isIn("queued", "processing");
        world.github.faults().latency(Duration.ZERO, Duration.ZERO);
        world.awaitQuiet();
        assertThat(world.operations("direction=outbound&resource=" + id))
                .extracting(each -> each.get("kind").asString())
                .contains("issue", "comment");
        var settled = world.get("/api/v1/issues/" + id);
        assertThat(settled.get("syncState").asString()).isEqualTo("synced");
        assertThat(settled.get("comments").get(0).get("syncState").asString()).isEqualTo("synced");
    }

    private JsonNode edit(String id, String title) throws Exception {
        var answer = world.edit("/api/v1/issues/" + id, Map.of("title", title));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.tree(answer.body());
    }

    @Test
    @Order(3)
    void aPullRequestIsAlwaysRecordedAlsoWhereTheLinkLeavesItOut() throws Exception {
        var ann = world.github.person("ann", World.REPOSITORY);
        ann.openPullRequest("Left out", "Text");
        awaitOperation("direction=inbound", "opened", "pull-request");
        world.awaitQuiet();
        assertThat(awaitOperation("direction=inbound", "opened", "pull-request")
                        .get("reason")
                        .asString())
                .isEqualTo("pull_requests_off");
        world.cycle();
        world.awaitQuiet();
        assertThat(world.get("/api/v1/issues?limit=200").toString()).doesNotContain("Left out");
    }

    @Test
    @Order(4)
    void aPullRequestHasOneKeyWhetherItsNumberOrItsIssueWasHeardOfFirst() throws Exception {
        var project =
                world.post("/api/v1/projects", "{\"name\":\"Pulls\"}").get("id").asString();
        var link = world.post(
                        "/api/v1/links",
                        Json.write(Map.of(
                                "projectId",
                                project,
                                "connectionId",
                                world.connection("github"),
                                "container",
                                PULLS,
                                "includePullRequests",
                                true)))
                .get("id")
                .asString();
        world.awaitJob(
                world.post("/api/v1/links/" + link + "/sync", "").get("jobId").asString());
        var ann = world.github.person("ann", PULLS);
        var number = ann.openPullRequest("Taken in", "Text");
        var pull = world.issue("Taken in");
        var columns = world.get("/api/v1/projects/" + project + "/columns").get("items");
        assertThat(columns.get(2).get("takes").asString()).isEqualTo("pull-requests");
        assertThat(world.get("/api/v1/projects/" + project + "/columns/"
                                + columns.get(2).get("id").asString() + "/issues")
                        .toString())
                .contains(pull);
        ann.comment(number, "On the pull request");
        world.await(
                "its comment is here",
                () -> world.get("/api/v1/issues/" + world.issue("Taken in"))
                                .get("comments")
                                .isEmpty()
                        ? null
                        : true);
        world.cycle();
        world.awaitQuiet();
        assertThat(world.operations("link=" + link))
                .extracting(each -> each.get("issueId").asString())
                .containsOnly(world.issue("Taken in"));
        assertThat(world.get("/api/v1/issues?project=" + project).get("items")).hasSize(1);
    }

    @Test
    @Order(5)
    void whatIsNotLinkedIsDisabledAndAnAdminSeesIt() throws Exception {
        world.github.person("ann", STRANGE).open("Nobody asked", "Text");
        var disabled = world.await(
                "it is recorded",
                () -> world.operations("state=disabled").stream().findFirst().orElse(null));
        assertThat(disabled.get("reason").asString()).isEqualTo("repo_not_linked");
        assertThat(disabled.get("container").asString()).isEqualTo(STRANGE);
        world.github.awaitQuietHooks(Duration.ofSeconds(10));
        assertThat(world.github.deliveries(STRANGE))
                .allMatch(delivery -> delivery.outcome().statusCode() == 202);
    }

    @Test
    @Order(6)
    void linkedAgainWhatWasDisabledIsJudgedAnew() throws Exception {
        var disabled = world.operations("state=disabled").getFirst();
        var project = world.post("/api/v1/projects", "{\"name\":\"Strange\"}")
                .get("id")
                .asString();
        var link = world.post(
                "/api/v1/links",
                Json.write(Map.of(
                        "projectId", project, "connectionId", world.connection("github"), "container", STRANGE)));
        assertThat(link.get("id")).isEqualTo(disabled.get("linkId"));
        world.awaitJob(world.post("/api/v1/links/" + link.get("id").asString() + "/sync", "")
                .get("jobId")
                .asString());
        world.awaitQuiet();
        assertThat(world.get("/api/v1/operations/" + disabled.get("id").asString())
                        .get("state")
                        .asString())
                .isEqualTo("completed");
        var kept = world.issue("Nobody asked");
        delete("/api/v1/links/" + link.get("id").asString());
        world.github.person("ann", STRANGE).editTitle(1, "Edited while away");
        world.await("it is disabled", () -> world.operations("state=disabled").isEmpty() ? null : true);
        assertThat(world.get("/api/v1/issues/" + kept).get("title").asString()).isEqualTo("Nobody asked");
    }

    private void delete(String path) throws Exception {
        var answer = world.ask(HttpRequest.newBuilder(world.address(path)).DELETE());
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @Test
    @Order(7)
    void everythingAboutAnIssueIsExplainedInPlainWordsPageByPage() throws Exception {
        var id = world.issue("Known better");
        var all = world.get("/api/v1/issues/" + id + "/explain?limit=200").get("items");
        var sentences = all.findValuesAsString("sentence");
        assertThat(sentences)
                .contains(
                        "What had changed here was written to GitHub (acme/web).",
                        "It came in from GitHub (acme/web).",
                        "It was created at Plane (acme/" + world.planeProject + ").");
        var first = world.get("/api/v1/issues/" + id + "/explain?limit=2");
        var second = world.get("/api/v1/issues/" + id + "/explain?limit=2&cursor="
                + first.get("next").asString());
        assertThat(first.get("items").get(0)).isEqualTo(all.get(0));
        assertThat(second.get("items").get(0)).isEqualTo(all.get(2));
    }

    @Test
    @Order(8)
    void aTokenThatFailsStopsItsConnectionAtOnceAndItsReplacementLetsItGoOn() throws Exception {
        var connection = "/api/v1/connections/" + world.connection("github");
        patch(connection, "{\"token\":\"revoked\"}");
        var id = world.issue("Known better");
        edit(id, "Known best");
        var waiting =
                world.await(
                        "it waits",
                        () -> world
                                .get("/api/v1/issues/" + id + "/explain?limit=5")
                                .get("items")
                                .findValuesAsString("sentence")
                                .stream()
                                .filter(sentence -> sentence.startsWith("It waits for GitHub (acme/web) until "))
                                .findFirst()
                                .orElse(null));
        assertThat(waiting).contains("401");
        world.cycle(); // its own look with this token is over
        int asked = world.github.log().requests();
        edit(id, "Known best of all");
        world.await(
                "the queue stands still", () -> world.operations("state=queued").isEmpty() ? null : true);
        assertThat(world.github.log().requests()).isEqualTo(asked);
        patch(connection, "{\"token\":\"gh-token\"}");
        world.await(
                "it is written",
                () -> world.github.issues(World.REPOSITORY).stream()
                                .anyMatch(each -> each.title().equals("Known best of all"))
                        ? true
                        : null);
        world.awaitQuiet();
        assertThat(world.operations("state=errored")).isEmpty();
    }

    private void patch(String path, String body) throws Exception {
        var answer = world.ask(HttpRequest.newBuilder(world.address(path))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
