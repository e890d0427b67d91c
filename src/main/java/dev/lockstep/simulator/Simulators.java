package dev.lockstep.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Both simulated trackers with one repository and one project in them, for the demo, benchmarks and rehearsals. */
public final class Simulators implements AutoCloseable {
    public static final String REPOSITORY = "acme/web";
    public static final String GITHUB_TOKEN = "ghp_simulated";
    /** Whose token it is. */
    public static final String GITHUB_LOGIN = "lockstep-bot";

    public static final String PLANE_WORKSPACE = "acme";
    public static final String PLANE_KEY = "plane_api_simulated";
    private static final int DEMO_ISSUES = 120;
    private static final int DEMO_PULL_REQUESTS = 6;

    private final GitHubSimulator github;
    private final PlaneSimulator plane;
    private final UUID planeProject;
    private final InstantSource clock;

    private Simulators(SimulatorSettings settings, InstantSource clock) throws IOException {
        this.clock = clock;
        github = GitHubSimulator.start(settings.githubPort(), clock, settings.seed());
        plane = PlaneSimulator.start(settings.planePort(), clock, settings.seed());
        github.addRepository(REPOSITORY).addToken(GITHUB_TOKEN, GITHUB_LOGIN);
        plane.addKey(PLANE_KEY, "Lockstep");
        planeProject = plane.addProject(PLANE_WORKSPACE, "WEB", "Web");
        if (!settings.limits()) {
            github.limitPerHour(Integer.MAX_VALUE);
            plane.limitPerMinute(0);
        }
        github.faults().latency(settings.latency(), Duration.ZERO);
        plane.faults().latency(settings.latency(), Duration.ZERO);
        fill(settings);
    }

    private void fill(SimulatorSettings settings) throws IOException {
        if (settings.data() != null) {
            github.load(REPOSITORY, settings.data());
            return;
        }
        var invented = new DemoIssues(settings.seed(), clock.instant());
        github.load(REPOSITORY, invented.archive(DEMO_ISSUES, DEMO_PULL_REQUESTS));
        var gwen = plane.person("Gwen", planeProject);
        var roadmap = gwen.open("Plan the spring release", "<p>Collect what must be in it.</p>");
        gwen.move(roadmap, "In Progress");
        gwen.comment(roadmap, "<p>First draft by <strong>Friday</strong>.</p>");
        gwen.open("Hire somebody for support", "<ul><li>write the ad</li><li>ask around</li></ul>");
        gwen.move(gwen.open("Renew the certificates", "<p>They end in June.</p>"), "Done");
    }

    public static Simulators start(SimulatorSettings settings, InstantSource clock) {
        try {
            return new Simulators(settings, clock);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException("cannot read " + settings.data(), unreadable);
        }
    }

    /** By the machine's clock. */
    public static Simulators start(SimulatorSettings settings) {
        return start(settings, InstantSource.system());
    }

    public GitHubSimulator github() {
        return github;
    }

    public PlaneSimulator plane() {
        return plane;
    }

    public UUID planeProject() {
        return planeProject;
    }

    /** What time it is here. */
    public InstantSource clock() {
        return clock;
    }

    /** People who are not at work yet; see {@link SimulatedPeople#work}. */
    public SimulatedPeople people(long seed) {
        return new SimulatedPeople(this, seed, clock);
    }

    @Override
    public void close() {
        github.close();
        plane.close();
    }

    /** What a client needs, as one line of JSON. */
    String addresses() {
        return Json.object()
                .put("github", github.baseUri().toString())
                .put("repository", REPOSITORY)
                .put("githubToken", GITHUB_TOKEN)
                .put("plane", plane.apiUri().toString())
                .put("workspace", PLANE_WORKSPACE)
                .put("project", planeProject.toString())
                .put("planeKey", PLANE_KEY)
                .toString();
    }

    /**
     * Runs both until standard input ends. Options: {@code --github-port N --plane-port N --latency-ms N --data FILE
     * --no-limits --people-seconds N}.
     */
    public static void main(String[] args) throws IOException {
        var settings = SimulatorSettings.parse(args);
        try (var simulators = start(settings);
                var people = simulators.people(settings.seed())) {
            if (!settings.peopleEvery().isZero()) {
                people.work(settings.peopleEvery(), edit -> {});
            }
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println(simulators.addresses());
            waitForEnd();
        }
    }

    private static void waitForEnd() throws IOException {
        while (System.in.read() != -1) {
            // Only the end of the input means something.
        }
    }
}
