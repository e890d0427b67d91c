package dev.lockstep.bench;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.GitHubPerson;
import dev.lockstep.simulator.GitHubSimulator;
import dev.lockstep.simulator.PlanePerson;
import dev.lockstep.simulator.PlaneSimulator;
import dev.lockstep.simulator.SimulatedRequest;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraPerson;
import dev.lockstep.simulator.jira.JiraSimulator;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Three trackers with the same issues, the people who edit their titles, and a watch on what is written there. */
final class EditedTrackers implements AutoCloseable {
    private static final int ISSUES = 200;
    private static final String REPOSITORY = "acme/web";
    private static final String SECRET = "a-secret-for-benchmarks-only-and-for-nothing-else";

    private final GitHubSimulator github = GitHubSimulator.start(0, InstantSource.system(), 1);
    private final PlaneSimulator plane = PlaneSimulator.start(0, InstantSource.system(), 2);
    private final JiraSimulator jira = JiraSimulator.start(JiraEdition.CLOUD, 0, InstantSource.system(), 3);
    private final UUID project;
    private final GitHubPerson alice;
    private final PlanePerson paul;
    private final JiraPerson ann;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Runnable> edits = new ArrayList<>();
    private final Map<String, Long> pending = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentLinkedQueue<Long>> samples = new ConcurrentHashMap<>();

    EditedTrackers() {
        github.addRepository(REPOSITORY).addToken("gh-token", "lockstep-bot").limitPerHour(10_000_000);
        project = plane.addProject("acme", "WEB", "Web");
        plane.addKey("plane-key", "Lockstep Bot").limitPerMinute(0);
        jira.addProject("WEB", "Web", JiraWorkflow.simple()).limits(false);
        var robot = jira.addUser("Lockstep Bot", ZoneId.of("UTC"));
        jira.addToken("jira-token", robot).makeAdmin(robot);
        alice = github.person("alice", REPOSITORY);
        paul = plane.person("Paul", project);
        ann = jira.person("Ann", "WEB");
        IntStream.range(0, ISSUES).forEach(n -> alice.open("Issue " + n, "Text of " + n));
        github.faults().onCommitted(request -> written("GitHub", request));
        plane.faults().onCommitted(request -> written("Plane", request));
        jira.faults().onCommitted(request -> written("Jira", request));
    }

    /** A new map of what the product is told of them. */
    Map<String, String> settings() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("LOCKSTEP_GITHUB_SECONDARY", "off"),
                Map.entry("GITHUB_API_URL", github.baseUri().toString()),
                Map.entry("GITHUB_API_TOKEN", "gh-token"),
                Map.entry("GITHUB_OWNER", "acme"),
                Map.entry("GITHUB_REPOSITORY", "web"),
                Map.entry("GITHUB_WEBHOOK_SECRET", SECRET),
                Map.entry("PLANE_API_URL", plane.apiUri().toString()),
                Map.entry("PLANE_API_TOKEN", "plane-key"),
                Map.entry("PLANE_WORKSPACE_SLUG", "acme"),
                Map.entry("PLANE_PROJECT_ID", project.toString()),
                Map.entry("PLANE_WEBHOOK_SECRET", SECRET),
                Map.entry("JIRA_API_URL", jira.baseUri().toString()),
                Map.entry("JIRA_EMAIL", "lockstep.bot@example.org"),
                Map.entry("JIRA_API_TOKEN", "jira-token"),
                Map.entry("JIRA_PROJECT", "WEB")));
    }

    boolean complete() {
        return plane.issues(project).size() == ISSUES && jira.issues("WEB").size() == ISSUES;
    }

    /** From now on GitHub and Plane tell the hub; Jira's hook it registers itself. Only after the first import. */
    void tell(URI home, String planeConnection) throws IOException, InterruptedException {
        plane.addHook("acme", home.resolve("/webhooks/" + planeConnection), SECRET);
        var hook = Map.of(
                "name",
                "web",
                "active",
                true,
                "events",
                List.of("issues", "issue_comment"),
                "config",
                Map.of("url", home.resolve("/api/sync/github-webhook"), "content_type", "json", "secret", SECRET));
        try (var client = HttpClient.newHttpClient()) {
            var made = client.send(
                    HttpRequest.newBuilder(URI.create(github.baseUri() + "/repos/" + REPOSITORY + "/hooks"))
                            .header("Authorization", "Bearer gh-token")
                            .POST(HttpRequest.BodyPublishers.ofString(Json.write(hook)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (made.statusCode() != 201) {
                throw new IOException("the hook was not made: " + made.body());
            }
        }
        github.issues(REPOSITORY).forEach(issue -> {
            int n = number(issue.title());
            numbers.put("GitHub " + issue.number(), n);
            edits.add(() -> edit(n, "GitHub", turn -> alice.editTitle(issue.number(), turn)));
        });
        plane.issues(project).forEach(item -> {
            int n = number(item.name());
            numbers.put("Plane " + item.id(), n);
            edits.add(() -> edit(n, "Plane", turn -> paul.editName(item.id(), turn)));
        });
        jira.issues("WEB").forEach(there -> {
            int n = number(there.summary());
            numbers.put("Jira " + there.id(), n);
            edits.add(() -> edit(n, "Jira", turn -> ann.editSummary(there.id(), turn)));
        });
    }

    private static int number(String title) {
        return Integer.parseInt(title.substring("Issue ".length()).split(",")[0]);
    }

    private void edit(int n, String at, Consumer<String> person) {
        long now = System.nanoTime();
        for (var other : List.of("GitHub", "Plane", "Jira")) {
            if (other.equals(at)) {
                pending.remove(other + " " + n); // what was on its way there may give way to this one
            } else {
                pending.put(other + " " + n, now);
            }
        }
        person.accept("Issue " + n + ", edited at " + at + " " + now);
    }

    /** @param turn an edit at one tracker is followed by one of another issue at the next */
    void edit(int turn) {
        edits.get(turn % 3 * ISSUES + turn * 7 % ISSUES).run();
    }

    private void written(String tracker, SimulatedRequest request) {
        if (!request.writes()) {
            return;
        }
        var parts = request.path().replaceAll("/+$", "").split("/");
        var n = numbers.get(tracker + " " + parts[parts.length - 1]);
        var since = n == null ? null : pending.remove(tracker + " " + n);
        if (since != null) {
            samples.computeIfAbsent(tracker, each -> new ConcurrentLinkedQueue<>())
                    .add(System.nanoTime() - since);
        }
    }

    void forget() {
        samples.clear();
    }

    /** @param missing of those that were waited for */
    record Samples(Map<String, long[]> byTarget, int missing) {
        long[] all() {
            return byTarget.values().stream()
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
        }
    }

    /** After what is under way has arrived. */
    Samples samples(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!pending.isEmpty() && System.nanoTime() < end) {
            EditPace.rest(Duration.ofMillis(20));
        }
        var sorted = new TreeMap<String, long[]>();
        samples.forEach((tracker, all) -> sorted.put(
                tracker, all.stream().mapToLong(Long::longValue).sorted().toArray()));
        return new Samples(sorted, pending.size());
    }

    @Override
    public void close() {
        github.close();
        plane.close();
        jira.close();
    }
}
