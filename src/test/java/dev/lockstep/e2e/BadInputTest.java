package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.GitHubPerson;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.PlanePerson;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong at a tracker or in a text is said in words that help, and everything else goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final int ATTEMPTS_AT_A_PAGE = 5;

    private final AtomicInteger counter = new AtomicInteger();
    private World world;
    private GitHubPerson ann;
    private PlanePerson bob;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = new World(folder).with("lockstep.egress.allow=127.0.0.0/8").start();
        ann = world.github.person("ann", World.REPOSITORY);
        bob = world.plane.person("Bob", world.planeProject);
        assertThat(world.sync().get("status").asString()).isEqualTo("completed");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @AfterEach
    void everythingElseGoesOn() throws Exception {
        String title = "Still in step " + counter.incrementAndGet();
        ann.open(title, "A text");
        assertThat(world.sync().get("status").asString()).isEqualTo("completed");
        assertThat(items(title)).hasSize(1);
    }

    @Test
    void aWrongGitHubTokenIsNamed() throws Exception {
        world.awaitQuiet(); // a look that met the wrong token would have all wait for minutes
        world.github.revokeToken("gh-token");
        assertThat(failure(world.sync())).contains("GitHub does not accept the token (401)", "GITHUB_API_TOKEN");
        world.github.addToken("gh-token", "lockstep-bot");
    }

    @Test
    void aWrongPlaneKeyIsNamed() throws Exception {
        world.awaitQuiet();
        world.plane.revokeKey("plane-key");
        assertThat(failure(world.sync())).contains("Plane does not accept the API key", "PLANE_API_TOKEN");
        world.plane.addKey("plane-key", "Lockstep Bot");
    }

    @Test
    void anUnknownRepositoryIsNamed() throws Exception {
        var elsewhere = world.plane.addProject(World.WORKSPACE, "NO", "Nowhere");
        var body = Map.of("githubRepo", "acme/nowhere", "planeProjectId", elsewhere.toString());
        String job = world.post("/api/sync", Json.write(body)).get("jobId").asString();
        assertThat(failure(world.awaitJob(job))).contains("GitHub does not find acme/nowhere", "(404)");
    }

    @Test
    void anUnreachableServerIsNamed() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var away = Map.of(
                "tracker", "github", "name", "away", "baseUrl", "http://127.0.0.1:" + closed, "token", "any-token");
        String connection =
                world.post("/api/v1/connections", Json.write(away)).get("id").asString();
        String link = link(connection, "acme/away");
        assertThat(failure(world.awaitJob(startJob(link)))).contains("127.0.0.1:" + closed + " cannot be reached");
        JsonNode report = world.post("/api/v1/connections/" + connection + "/test", "{}");
        assertThat(report.get("problem").asString()).contains("cannot be reached");
    }

    @Test
    void answersThatAreNoneAreToldApartAndASecondJobSucceeds() throws Exception {
        // What comes instead of the page, every time it is asked for, and what the job says then.
        var faults = Map.of(
                Fault.TRUNCATED_BODY, "broke the connection off",
                Fault.HTML_INSTEAD_OF_JSON, "GitHub's answer cannot be used: the answer is not complete JSON",
                Fault.WRONG_JSON_TYPE, "GitHub's answer cannot be used",
                Fault.SERVER_ERROR, "GitHub has trouble of its own (502)");
        var links = new EnumMap<Fault, String>(Fault.class);
        var jobs = new EnumMap<Fault, String>(Fault.class);
        for (Fault fault : faults.keySet()) {
            links.put(fault, linkThatMeets(fault));
            jobs.put(fault, startJob(links.get(fault)));
        }
        for (Fault fault : faults.keySet()) {
            String words = faults.get(fault);
            JsonNode first = world.awaitJob(jobs.get(fault));
            assertThat(failure(first)).as(fault.name()).contains(words);
            assertThat(first.get("completedAt").isNull()).isFalse();
            // The link's own words may be over: what polls it beside the job may have got an answer since.

            JsonNode second = world.awaitJob(startJob(links.get(fault)));
            assertThat(second.get("status").asString()).isEqualTo("completed");
            assertThat(second.get("errorMessage").isNull()).isTrue();
            assertThat(world.get("/api/v1/links/" + links.get(fault))
                            .get("reason")
                            .isNull())
                    .isTrue();
        }
    }

    private String linkThatMeets(Fault fault) throws Exception {
        String repository = "acme/" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        world.github.addRepository(repository).person("ann", repository).open("An issue", "A text");
        for (int attempt = 0; attempt < ATTEMPTS_AT_A_PAGE; attempt++) {
            world.github.faults().once(fault, request -> request.path().startsWith("/repos/" + repository + "/issues"));
        }
        return link(world.connection("github"), repository);
    }

    @Test
    void aBodyOverGitHubsLimitGoesOnInACommentAndIsNotCut() throws Exception {
        int words = 14_000;
        bob.open("A long story", "<p>" + "word ".repeat(words) + "</p>");
        world.cycle();
        world.awaitQuiet();
        var story = issues("A long story").getFirst();
        String all = story.body()
                + world.github.comments(World.REPOSITORY, story.number()).stream()
                        .map(GitHubComment::body)
                        .collect(Collectors.joining());
        assertThat(all.split("word", -1)).hasSize(words + 1);
        assertThat(all).contains("lockstep continued 1/2", "lockstep continued 2/2");
    }

    @Test
    void aTitleOverPlanesLimitIsNamedAndNotCut() throws Exception {
        String title = "t".repeat(256);
        ann.open(title, "A text");
        JsonNode operation = failedAfterACycle();
        assertThat(operation.get("reason").asString())
                .contains("The title has 256 characters; Plane takes at most 255. Shorten it.");
        assertThat(items(title)).isEmpty();
    }

    @Test
    void aLabelOverGitHubsLimitIsNamedAndShortenedItGoesOut() throws Exception {
        UUID item = bob.open("Labelled", "<p>A text</p>");
        bob.label(item, "l".repeat(60));
        JsonNode operation = failedAfterACycle();
        assertThat(operation.get("reason").asString())
                .contains("The label has 60 characters; GitHub takes at most 50. Shorten it.");
        assertThat(operation.get("hint").asString()).contains("label");
        bob.unlabel(item, "l".repeat(60));
        bob.label(item, "short");
        world.cycle();
        world.awaitQuiet();
        assertThat(issues("Labelled"))
                .singleElement()
                .extracting(GitHubIssue::labels)
                .isEqualTo(List.of("short"));
    }

    @Test
    void nulAndHalfCharactersWrittenHereArriveClean() throws Exception {
        String project = "";
        for (JsonNode each : world.get("/api/v1/projects").get("items")) {
            project = each.get("name").asString().equals(World.REPOSITORY)
                    ? each.get("id").asString()
                    : project;
        }
        world.post("/api/v1/issues", """
                {"projectId":"%s","title":"Ha\\u0000lf \\ud83d of it","body":"a\\u0000b \\ude00 c 😀"}
                """.formatted(project));
        world.awaitQuiet();
        assertThat(issues("Half \uFFFD of it"))
                .singleElement()
                .extracting(GitHubIssue::body)
                .asString()
                .startsWith("ab \uFFFD c 😀");
        assertThat(items("Half \uFFFD of it"))
                .singleElement()
                .extracting(PlaneIssue::descriptionHtml)
                .asString()
                .contains("ab \uFFFD c 😀");
    }

    @Test
    void nulAndHalfCharactersFromATrackerArriveClean() throws Exception {
        bob.open("From \u0000there \ud83d", "<p>x\u0000y \ude00 z</p>");
        world.cycle();
        world.awaitQuiet();
        assertThat(issues("From there \uFFFD"))
                .singleElement()
                .extracting(GitHubIssue::body)
                .asString()
                .contains("xy ")
                .doesNotContain("\u0000", "\ude00");
    }

    /** What a cycle cannot send ends as errored, once. */
    private JsonNode failedAfterACycle() throws Exception {
        int before = errored().size();
        world.cycle();
        return world.await("an operation fails", () -> {
            JsonNode failed = errored();
            return failed.size() > before ? failed.get(0) : null;
        });
    }

    private JsonNode errored() throws Exception {
        return world.get("/api/v1/operations?state=errored&limit=200").get("items");
    }

    private static String failure(JsonNode job) {
        assertThat(job.get("status").asString()).isEqualTo("failed");
        return job.get("errorMessage").asString();
    }

    /** A link of its own project, so that its trouble is nobody else's. */
    private String link(String connection, String container) throws Exception {
        String project = world.post("/api/v1/projects", Json.write(Map.of("name", container)))
                .get("id")
                .asString();
        var body = Map.of("projectId", project, "connectionId", connection, "container", container);
        return world.post("/api/v1/links", Json.write(body)).get("id").asString();
    }

    private String startJob(String link) throws Exception {
        return world.post("/api/v1/links/" + link + "/sync", "").get("jobId").asString();
    }

    private List<PlaneIssue> items(String title) {
        return world.plane.issues(world.planeProject).stream()
                .filter(item -> item.name().equals(title))
                .toList();
    }

    private List<GitHubIssue> issues(String title) {
        return world.github.issues(World.REPOSITORY).stream()
                .filter(issue -> issue.title().equals(title))
                .toList();
    }
}
