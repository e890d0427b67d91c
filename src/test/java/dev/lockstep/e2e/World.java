package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.Lockstep;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.GitHubSimulator;
import dev.lockstep.simulator.PlaneSimulator;
import dev.lockstep.simulator.ReceivedRequest;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraSimulator;
import dev.lockstep.simulator.jira.JiraWorkflow;
import dev.lockstep.sync.Cycle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The product as it is started, between a simulated GitHub and a simulated Plane. */
final class World implements AutoCloseable {
    static final String REPOSITORY = "acme/web";
    static final String WORKSPACE = "acme";
    static final String JIRA_PROJECT = "WEB";
    static final String TOKEN = "lst_end_to_end_token_of_the_tests_0123456789";
    static final String HOOK_SECRET = "hook-secret-of-the-tests-0123456789";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int POLL_MS = 50;

    final GitHubSimulator github;
    final PlaneSimulator plane;
    final UUID planeProject;

    /** Null where a test does not want one. */
    JiraSimulator jira;

    private final boolean guest;
    private final Witness witness = new Witness();
    private final Path folder;
    private final List<String> settings = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext application;
    private URI home;

    World(Path folder) {
        this.folder = folder;
        guest = false;
        github = GitHubSimulator.start(0, InstantSource.system(), 7);
        plane = PlaneSimulator.start(0, InstantSource.system(), 8);
        github.addRepository(REPOSITORY).addToken("gh-token", "lockstep-bot").limitPerHour(1_000_000);
        witness.watch(github).watch(plane);
        planeProject = plane.addProject(WORKSPACE, "WEB", "Web");
        plane.addKey("plane-key", "Lockstep Bot").limitPerMinute(0);
        settings.addAll(usual());
    }

    /** A second hub between the same two trackers. */
    World(Path folder, World host) {
        this.folder = folder;
        guest = true;
        github = host.github;
        plane = host.plane;
        planeProject = host.planeProject;
        settings.addAll(usual());
    }

    private List<String> usual() {
        return List.of(
                "--server.port=0",
                "--lockstep.data-dir=" + folder,
                "--lockstep.database.url=" + TestDatabase.url(folder),
                "--lockstep.api-token=" + TOKEN,
                "--lockstep.github.secondary=false",
                "--lockstep.github.api-url=" + github.baseUri(),
                "--lockstep.github.token=gh-token",
                "--lockstep.github.owner=acme",
                "--lockstep.github.repository=web",
                "--lockstep.github.webhook-secret=" + HOOK_SECRET,
                "--lockstep.plane.api-url=" + plane.apiUri(),
                "--lockstep.plane.token=plane-key",
                "--lockstep.plane.webhook-secret=" + HOOK_SECRET,
                "--lockstep.plane.workspace=" + WORKSPACE,
                "--lockstep.plane.project-id=" + planeProject);
    }

    /** A third tracker, whose settings name the address of its API. */
    World withJira(JiraEdition edition, JiraWorkflow workflow) {
        jira = JiraSimulator.start(edition, 0, InstantSource.system(), 9);
        witness.watch(jira);
        jira.addProject(JIRA_PROJECT, "Web", workflow);
        var robot = jira.addUser("Lockstep Bot", ZoneId.of("Asia/Kolkata"));
        jira.addToken("jira-token", robot).makeAdmin(robot);
        boolean cloud = edition == JiraEdition.CLOUD;
        with("lockstep.jira.api-url=" + jira.baseUri() + "/rest/api/" + (cloud ? "3" : "2"));
        with("lockstep.jira.token=jira-token");
        with("lockstep.jira.project=" + JIRA_PROJECT);
        return cloud ? with("lockstep.jira.email=" + robot.email()) : this;
    }

    /** What is sent to this one is checked as well. */
    void readAlong(PlaneSimulator another) {
        witness.watch(another);
    }

    /** Hears every request that the product sends to a tracker. */
    void readAlong(Consumer<ReceivedRequest> reader) {
        witness.readAlong(reader);
    }

    /** @param setting as {@code name=value}; a later one of the same name replaces the earlier */
    World with(String setting) {
        without(setting.substring(0, setting.indexOf('=')));
        settings.add("--" + setting);
        return this;
    }

    World without(String name) {
        settings.removeIf(known -> known.startsWith("--" + name + "="));
        return this;
    }

    World start() {
        application = new SpringApplication(Lockstep.class).run(settings.toArray(String[]::new));
        int port = ((WebServerApplicationContext) application).getWebServer().getPort();
        return at(URI.create("http://127.0.0.1:" + port));
    }

    /** The product runs elsewhere, started with {@link #settings}. */
    World at(URI address) {
        home = address;
        return this;
    }

    List<String> settings() {
        return List.copyOf(settings);
    }

    void stop() {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    URI address(String path) {
        return home.resolve(path);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = ask(request);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer + " " + answer.body());
        }
        return Json.tree(answer.body());
    }

    /** Whatever the answer is. */
    HttpResponse<String> send(String method, String path, Object body) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    /** Fails when it is refused. */
    void patch(String path, Object body) throws IOException, InterruptedException {
        var answer = send("PATCH", path, body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer + " " + answer.body());
        }
    }

    /** Whatever the answer is. */
    HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Changes an issue as it was read: {@code read} is what its path answered. */
    HttpResponse<String> edit(String path, JsonNode read, Map<String, ?> edit)
            throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .header("If-Match", "\"v" + read.get("version").asLong() + ".0\"")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(Json.write(edit))));
    }

    /** Changes an issue as it is now. */
    HttpResponse<String> edit(String path, Map<String, ?> edit) throws IOException, InterruptedException {
        return edit(path, get(path), edit);
    }

    /** Starts a job as a caller of system P would, and waits for its end. */
    JsonNode sync() throws Exception {
        return awaitJob(post("/api/sync", "").get("jobId").asString());
    }

    JsonNode awaitJob(String id) throws Exception {
        return await("job " + id + " ends", () -> {
            JsonNode job = get("/api/v1/jobs/" + id);
            String status = job.get("status").asString();
            return status.equals("completed") || status.equals("failed") ? job : null;
        });
    }

    /** Waits until nothing is queued or running. */
    void awaitQuiet() throws Exception {
        await("the queue is empty", () -> {
            JsonNode counts = get("/api/v1/operations/counts");
            return counts.get("queued").asLong() + counts.get("processing").asLong() == 0 ? counts : null;
        });
    }

    interface Probe<T> {
        T look() throws Exception;
    }

    /** The newest 200 that the query names. */
    List<JsonNode> operations(String query) throws IOException, InterruptedException {
        var items = get("/api/v1/operations?limit=200&" + query).get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** The id of the issue with this title, once it is here. */
    String issue(String title) throws Exception {
        return await(title + " is here", () -> {
            for (var each : get("/api/v1/issues?limit=200").get("items")) {
                if (each.get("title").asString().equals(title)) {
                    return each.get("id").asString();
                }
            }
            return null;
        });
    }

    /** Looks again and again at something outside this process's control, for a bounded time. */
    <T> T await(String what, Probe<T> probe) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            T found = probe.look();
            if (found != null) {
                return found;
            }
            new java.util.concurrent.CountDownLatch(1).await(POLL_MS, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("In vain waited until " + what + ". " + get("/api/v1/operations?limit=20"));
    }

    void until(String what, BooleanSupplier holds) throws Exception {
        await(what, () -> holds.getAsBoolean() ? true : null);
    }

    /** As the owner of the repository and the admin of the workspace do by hand. */
    void registerWebhooks() throws IOException, InterruptedException {
        plane.addHook(WORKSPACE, address("/webhooks/" + connection("plane")), HOOK_SECRET);
        var hook = Map.of(
                "name",
                "web",
                "active",
                true,
                "events",
                List.of("issues", "issue_comment", "push"),
                "config",
                Map.of("url", address("/api/sync/github-webhook"), "content_type", "json", "secret", HOOK_SECRET));
        var made = http.send(
                HttpRequest.newBuilder(URI.create(github.baseUri() + "/repos/" + REPOSITORY + "/hooks"))
                        .header("Authorization", "Bearer gh-token")
                        .header(Witness.BY_HAND, "yes")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(hook)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (made.statusCode() != 201) {
            throw new AssertionError("The hook was not made: " + made.body());
        }
    }

    /** As the product does where its account is an administrator. */
    void registerJiraWebhook() throws IOException, InterruptedException {
        var path = "/api/v1/connections/" + connection("jira") + "/webhooks";
        var made = post(path, "{\"container\":\"" + JIRA_PROJECT + "\"}");
        if (!made.get("status").asString().equals("created")) {
            throw new AssertionError("The webhook was not made: " + made);
        }
    }

    /** Changes that were asked of the trackers until now. */
    int writes() {
        int inJira = jira == null
                ? 0
                : (int) jira.log()
                        .count(request -> request.writes()
                                && !request.route().contains("search")
                                && !request.route().contains("bulkfetch"));
        return plane.log().writes() + github.log().writes() + inJira;
    }

    /** Nobody edits: neither a cycle's echoes nor a job, which looks at everything, changes anything at a tracker. */
    void assertThatNothingIsWrittenAnyMore() throws Exception {
        awaitQuiet();
        cycle();
        awaitQuiet();
        int writes = writes();
        assertThat(sync().get("status").asString()).isEqualTo("completed");
        awaitQuiet();
        assertThat(writes()).as("writes while nobody edits").isEqualTo(writes);
    }

    /** The id of the one link to this tracker. */
    String link(String tracker) throws IOException, InterruptedException {
        return linkTo(tracker).get("id").asString();
    }

    JsonNode linkTo(String tracker) throws IOException, InterruptedException {
        for (JsonNode link : get("/api/v1/links").get("items")) {
            if (link.get("tracker").asString().equals(tracker)) {
                return link;
            }
        }
        throw new AssertionError("no link to " + tracker);
    }

    String connection(String name) {
        try {
            for (JsonNode each : get("/api/v1/connections").get("items")) {
                if (each.get("name").asString().equals(name)) {
                    return each.get("id").asString();
                }
            }
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
        throw new AssertionError("no connection " + name);
    }

    Path database() {
        return folder.resolve("lockstep.db");
    }

    /** Does now what the clock does every ten minutes. */
    void cycle() {
        bean(Cycle.class).run();
    }

    static void needsData() {
        assumeTrue(Files.exists(sample()), "This test needs the real issues in " + sample() + ".");
    }

    static Path sample() {
        return Path.of("../shared/data/sample-300.jsonl.gz");
    }

    @Override
    public void close() {
        stop();
        if (!guest) {
            github.close();
            plane.close();
            if (jira != null) {
                jira.close();
            }
            witness.assertThatTrackersWouldUnderstand();
        }
    }
}
