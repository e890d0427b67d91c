package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.PlaneSimulator;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the service that Lockstep replaces promised its callers, asked of the whole product between both trackers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SurfaceOfPTest {
    private static final int ISSUES = 250;
    private static final int CALLERS = 20;

    /** More than the minute's requests of a Plane server that allows 60, so the job must wait for a second minute. */
    private static final int ISSUES_OF_SLOW_LINK = 65;

    private final PlaneSimulator slowPlane = PlaneSimulator.start(0, InstantSource.system(), 9);
    private World world;
    private String job;
    private UUID slowProject;
    private String slowHubProject;
    private String slowJob;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        world = new World(folder)
                .with("server.port=" + port)
                .with("lockstep.base-url=http://127.0.0.1:" + port)
                .with("lockstep.egress.allow=127.0.0.0/8")
                .start();
        var ann = world.github.person("ann", World.REPOSITORY);
        IntStream.rangeClosed(1, ISSUES).forEach(n -> ann.open("Issue " + n, "Text *" + n + "*", "bug"));
        ann.openPullRequest("A pull request", "with a text");
        ann.close(7, "completed");
        startSlowJob();
    }

    /** It runs beside all other tests, over a connection of its own. */
    private void startSlowJob() throws Exception {
        world.github.addRepository("acme/slow");
        var ann = world.github.person("ann", "acme/slow");
        IntStream.range(0, ISSUES_OF_SLOW_LINK).forEach(n -> ann.open("Slow " + n, "Text"));
        world.readAlong(slowPlane);
        slowPlane.limitPerMinute(60).addKey("slow-key", "Lockstep Bot");
        slowProject = slowPlane.addProject("slow", "SLOW", "Slow");
        String slow = connection("plane", "slow", slowPlane.apiUri(), "slow-key");
        slowHubProject = created("/api/v1/projects", Map.of("name", "slow"));
        created(
                "/api/v1/links",
                Map.of("projectId", slowHubProject, "connectionId", slow, "container", "slow/" + slowProject));
        String github = connection("github", "other", world.github.baseUri(), "gh-token");
        String link = created(
                "/api/v1/links", Map.of("projectId", slowHubProject, "connectionId", github, "container", "acme/slow"));
        slowJob = world.post("/api/v1/links/" + link + "/sync", "").get("jobId").asString();
    }

    private String connection(String tracker, String name, URI base, String token) throws Exception {
        var settings = Map.of("tracker", tracker, "name", name, "baseUrl", base.toString(), "token", token);
        return created("/api/v1/connections", settings);
    }

    private String created(String path, Map<String, String> body) throws Exception {
        return world.post(path, Json.write(body)).get("id").asString();
    }

    @AfterAll
    void stop() {
        world.close();
        slowPlane.close();
    }

    @Test
    @Order(1)
    void twentyPostsAtOnceStartOneJob() throws Exception {
        world.github.faults().latency(Duration.ofMillis(300), Duration.ZERO);
        var calls = new ArrayList<Callable<JsonNode>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            String path = caller % 2 == 0 ? "/api/sync" : "/api/sync/start";
            calls.add(() -> world.post(path, ""));
        }
        var messages = new ArrayList<String>();
        var ids = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                messages.add(answer.get().get("message").asString());
                ids.add(answer.get().get("jobId").asString());
            }
        }
        assertThat(messages).containsOnly("Sync job started", "Sync already in progress");
        assertThat(messages).containsOnlyOnce("Sync job started");
        assertThat(ids).hasSize(1);
        job = ids.iterator().next();
        assertThat(jobsOfTheSettings()).containsExactly(job);
        assertThat(status().get("jobId").asString()).isEqualTo(job);
        world.github.faults().none();
    }

    /** The slow project's own are left out: linking its one half begins a sync, which may be over before the other's. */
    private List<String> jobsOfTheSettings() throws Exception {
        return world.get("/api/v1/jobs")
                .get("items")
                .valueStream()
                .filter(one -> !one.get("projectId").asString().equals(slowHubProject))
                .map(one -> one.get("id").asString())
                .toList();
    }

    @Test
    @Order(2)
    void theStatusPassesItsWordsInOrderAndProgressNeverFalls() throws Exception {
        var words = new ArrayList<String>();
        var progress = new ArrayList<Integer>();
        JsonNode end = world.await("the job ends", () -> {
            JsonNode now = status();
            progress.add(now.get("progress").asInt());
            String word = now.get("status").asString();
            if (words.isEmpty() || !words.getLast().equals(word)) {
                words.add(word);
            }
            return word.equals("completed") || word.equals("failed") ? now : null;
        });
        assertThat(words).endsWith("in-progress", "completed").isSubsetOf("pending", "in-progress", "completed");
        assertThat(words).doesNotHaveDuplicates();
        assertThat(progress).isSorted().endsWith(100).allMatch(percent -> percent >= 0);
        assertThat(progress.stream().distinct().count()).isGreaterThan(2);
        assertThat(end.get("githubRepo").asString()).isEqualTo(World.REPOSITORY);
        assertThat(end.get("planeWorkspace").asString()).isEqualTo(World.WORKSPACE);
        assertThat(end.get("startedAt").asString())
                .isLessThan(end.get("completedAt").asString());
        assertThat(end.get("errorMessage").isNull()).isTrue();
    }

    @Test
    @Order(3)
    void anUnknownJobIsAProblemWithAMessage() throws Exception {
        var answer = world.ask(HttpRequest.newBuilder(world.address("/api/sync/status/" + UUID.randomUUID())));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Json.tree(answer.body()).get("message").asString()).isEqualTo("Sync job not found");
    }

    @Test
    @Order(4)
    void allIssuesAreThereButNoPullRequest() {
        List<PlaneIssue> items = world.plane.issues(world.planeProject);
        assertThat(items).hasSize(ISSUES);
        var compare = new Compare(world);
        for (GitHubIssue issue : world.github.issues(World.REPOSITORY)) {
            if (!issue.pullRequest()) {
                compare.sameAsOneOf(issue, titled(issue.title()));
            }
        }
    }

    @Test
    @Order(5)
    void aSecondRunCreatesNothing() throws Exception {
        int creates = world.plane.log().creates() + world.github.log().creates();
        assertThat(world.sync().get("status").asString()).isEqualTo("completed");
        assertThat(world.plane.log().creates() + world.github.log().creates()).isEqualTo(creates);
    }

    @Test
    @Order(6)
    void aPairNamesBothRecordsAndItsState() throws Exception {
        JsonNode pair = pair("Issue 7");
        assertThat(pair.get("state").asString()).isEqualTo("done");
        var keys = new ArrayList<String>();
        pair.get("twins")
                .forEach(twin -> keys.add(twin.get("tracker").asString() + " "
                        + twin.get("remoteKey").asString()));
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "github 7", "plane " + titled("Issue 7").getFirst().id());
    }

    @Test
    @Order(7)
    void aSignedCloseAndReopenReachPlane() throws Exception {
        var place = Json.write(Map.of("container", World.REPOSITORY));
        String path = "/api/v1/connections/" + world.connection("github") + "/webhooks";
        assertThat(world.post(path, place).get("status").asString()).isEqualTo("created");
        assertThat(world.post(path, place).get("status").asString()).isEqualTo("in_place");
        assertThat(world.github.hooks(World.REPOSITORY)).hasSize(1);
        var ann = world.github.person("ann", World.REPOSITORY);

        ann.close(3, "completed");
        world.await("the item is done", () -> group("Issue 3").equals("completed") ? true : null);
        assertThat(pair("Issue 3").get("state").asString()).isEqualTo("done");

        ann.reopen(3);
        world.await("the item is open", () -> group("Issue 3").equals("unstarted") ? true : null);
        assertThat(pair("Issue 3").get("state").asString()).isEqualTo("todo");
        world.github.awaitQuietHooks(Duration.ofSeconds(10));
        assertThat(world.github.deliveries(World.REPOSITORY))
                .allMatch(delivery -> delivery.outcome().statusCode() == 202);
    }

    @Test
    @Order(8)
    void theOldAddressTakesWhatIsSignedAndRefusesWhatIsNot() throws Exception {
        world.github.awaitQuietHooks(Duration.ofSeconds(10));
        world.awaitQuiet();
        var genuine = world.github.deliveries(World.REPOSITORY).stream()
                .filter(delivery -> delivery.event().equals("issues"))
                .findFirst()
                .orElseThrow();
        String signature = genuine.headers().get("X-Hub-Signature-256");
        long before = operations();
        assertThat(deliver("issues", genuine.payload(), null).statusCode()).isEqualTo(401);
        assertThat(deliver("issues", genuine.payload(), "sha256=" + "0".repeat(64))
                        .statusCode())
                .isEqualTo(401);
        byte[] forged = genuine.payload().clone();
        forged[forged.length - 1] = ' ';
        assertThat(deliver("issues", forged, signature).statusCode()).isEqualTo(401);
        assertThat(operations()).isEqualTo(before);

        var ping = world.github.deliveries(World.REPOSITORY).stream()
                .filter(delivery -> delivery.event().equals("ping"))
                .findFirst()
                .orElseThrow();
        assertThat(deliver("ping", ping.payload(), ping.headers().get("X-Hub-Signature-256"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(operations()).isEqualTo(before);

        HttpResponse<String> accepted = deliver("issues", genuine.payload(), signature);
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body()).isEqualTo("Accepted");
        world.await("it is looked at", () -> operations() > before ? true : null);
    }

    @Test
    @Order(9)
    void aStateChangedInPlaneGoesToGitHubOnlyWhileThatIsOn() throws Exception {
        String link = githubLink();
        var bob = world.plane.person("Bob", world.planeProject);
        change(link, false);
        bob.move(titled("Issue 11").getFirst().id(), "Done");
        world.cycle();
        world.awaitQuiet();
        assertThat(pair("Issue 11").get("state").asString()).isEqualTo("done");
        assertThat(github("Issue 11").open()).isTrue();

        change(link, true);
        bob.move(titled("Issue 12").getFirst().id(), "Done");
        world.cycle();
        world.await("the issue is closed", () -> github("Issue 12").open() ? null : true);
    }

    @Test
    @Order(10)
    void twoLinksSyncAtTheSameTimeWithoutMixing() throws Exception {
        var projects = new ArrayList<UUID>();
        var jobs = new ArrayList<String>();
        for (String name : List.of("one", "two")) {
            world.github.addRepository("acme/" + name);
            var person = world.github.person("ann", "acme/" + name);
            IntStream.range(0, 20).forEach(n -> person.open("Of " + name + " " + n, "Text"));
            projects.add(world.plane.addProject(World.WORKSPACE, name.toUpperCase(java.util.Locale.ROOT), name));
        }
        for (int i = 0; i < projects.size(); i++) {
            String repository = i == 0 ? "acme/one" : "acme/two";
            var body = Map.of(
                    "githubRepo",
                    repository,
                    "planeWorkspace",
                    World.WORKSPACE,
                    "planeProjectId",
                    projects.get(i).toString());
            jobs.add(world.post("/api/sync", Json.write(body)).get("jobId").asString());
        }
        assertThat(jobs).doesNotHaveDuplicates();
        for (int i = 0; i < projects.size(); i++) {
            String name = i == 0 ? "Of one " : "Of two ";
            assertThat(world.awaitJob(jobs.get(i)).get("status").asString()).isEqualTo("completed");
            assertThat(world.plane.issues(projects.get(i)))
                    .hasSize(20)
                    .allMatch(item -> item.name().startsWith(name));
        }
        assertThat(world.plane.issues(world.planeProject)).hasSize(ISSUES);
    }

    @Test
    @Order(11)
    void aLimitOfSixtyAMinuteIsKeptWithoutOneRefusal() throws Exception {
        assertThat(world.awaitJob(slowJob).get("status").asString()).isEqualTo("completed");
        assertThat(slowPlane.issues(slowProject)).hasSize(ISSUES_OF_SLOW_LINK);
        assertThat(slowPlane.log().limited()).isZero();
    }

    private JsonNode status() throws Exception {
        return world.get("/api/sync/status/" + job);
    }

    private HttpResponse<String> deliver(String event, byte[] body, String signature) throws Exception {
        var request = HttpRequest.newBuilder(world.address("/api/sync/github-webhook"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return world.ask(request);
    }

    private long operations() throws Exception {
        long sum = 0;
        for (JsonNode count : world.get("/api/v1/operations/counts")) {
            sum += count.asLong();
        }
        return sum;
    }

    private String githubLink() throws Exception {
        for (JsonNode link : world.get("/api/v1/links").get("items")) {
            if (link.get("container").asString().equals(World.REPOSITORY)) {
                return link.get("id").asString();
            }
        }
        throw new AssertionError("no link of " + World.REPOSITORY);
    }

    private void change(String link, boolean outgoing) throws Exception {
        var answer = world.ask(HttpRequest.newBuilder(world.address("/api/v1/links/" + link))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(Json.write(Map.of("outgoing", outgoing)))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private JsonNode pair(String title) throws Exception {
        String cursor = "";
        while (true) {
            JsonNode page = world.get("/api/v1/issues?limit=200" + cursor);
            for (JsonNode issue : page.get("items")) {
                if (issue.get("title").asString().equals(title)) {
                    return world.get("/api/v1/issues/" + issue.get("id").asString());
                }
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
    }

    private List<PlaneIssue> titled(String name) {
        return world.plane.issues(world.planeProject).stream()
                .filter(item -> item.name().equals(name))
                .toList();
    }

    private GitHubIssue github(String title) {
        return world.github.issues(World.REPOSITORY).stream()
                .filter(issue -> issue.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private String group(String title) {
        UUID state = titled(title).getFirst().state();
        return world.plane.states(world.planeProject).stream()
                .filter(each -> each.id().equals(state))
                .findFirst()
                .orElseThrow()
                .group();
    }
}
