package dev.lockstep.simulation;

import dev.lockstep.base.Json;
import dev.lockstep.base.Secret;
import dev.lockstep.base.SimulatedIds;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.HubKey;
import dev.lockstep.connector.SimulatedConnections;
import dev.lockstep.connector.Tracker;
import dev.lockstep.operation.Operation;
import dev.lockstep.project.Projects;
import dev.lockstep.simulator.MemoryTrackers;
import dev.lockstep.simulator.MemoryTrackers.Hook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One seed's run: a hub of one or two nodes, a GitHub, a Plane, people at work, and everything that may go wrong. */
final class World {
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    static final Duration POLL = Duration.ofMinutes(2);
    static final String REPOSITORY = "team/app";
    static final String WORKSPACE = "team";
    static final String HOOK_SECRET = "a-webhook-secret-nobody-may-see";
    static final String GITHUB_TOKEN = "github-token-nobody-may-see";
    static final String PLANE_KEY = "plane-key-nobody-may-see";
    static final HubKey KEY = SimulatedConnections.key();
    /** A create of unknown outcome settles in ten minutes at GitHub; then three polls. */
    private static final Duration HEALS_WITHIN = Duration.ofMinutes(22);

    private final Chance chance;
    private final Plan plan;
    private final Store store;
    private final Scheduler scheduler;
    private final Weather weather;
    private final MemoryTrackers trackers;
    private final UUID planeProject;
    private final History history = new History();
    private final Log log;
    private final Watch watch;
    private final List<Node> nodes = new ArrayList<>();
    private UUID projectId;
    private UUID github;
    private UUID plane;
    private int started;
    private long ids;

    World(Plan plan, Store store) {
        this.plan = plan;
        this.store = store;
        chance = new Chance(plan.seed(), Chance.without(plan.without()));
        scheduler = new Scheduler(chance, START);
        log = new Log(scheduler);
        weather = Weather.of(chance);
        watch = new Watch(this);
        plan.mutant().begins(scheduler);
        trackers = new MemoryTrackers(scheduler, plan.seed(), this::carry);
        trackers.github().addRepository(REPOSITORY).addUser("hubbot").addToken(GITHUB_TOKEN, "hubbot");
        planeProject = trackers.plane().addProject(WORKSPACE, "APP", "App");
        trackers.plane().addUser("Hub Bot");
        trackers.plane().addKey(PLANE_KEY, "Hub Bot").limitPerMinute(0);
        trackers.github().faults().listLag(Duration.ofSeconds(weather.listLagSeconds()));
        trackers.github().faults().clockSkew(Duration.ofSeconds(weather.skewSeconds()));
        trackers.plane().faults().clockSkew(Duration.ofSeconds(-weather.skewSeconds()));
    }

    /** @return what came of it; the same for the same plan */
    Outcome run() {
        store.empty();
        try (var own = new SimulatedIds(this::nextId)) {
            if (own != null) {
                simulate();
            }
        } finally {
            nodes.forEach(node -> node.kill());
            scheduler.run(scheduler.instant(), () -> false);
        }
        return new Outcome(
                plan, watch.violation(), log.hash(), log.lines(), chance.counts(), chance.struck(), scheduler.steps());
    }

    private void simulate() {
        int count = 1 + chance.pick("nodes", 2);
        for (int i = 0; i < count; i++) {
            nodes.add(new Node(this, "node" + i + "-0", count == 1, store));
        }
        nodes.getFirst().run(() -> {
            // Whoever sets a hub up sees what failed and does it again; only then is it left to the weather.
            chance.calm();
            settle(nodes.getFirst());
            chance.storm();
            for (var node : nodes) {
                node.start();
            }
        });
        var people = new People(this);
        people.plan(plan.dropped());
        var faultsEnd = START.plus(People.WORK).plusSeconds(90);
        run(faultsEnd);
        calm();
        var end = faultsEnd.plus(HEALS_WITHIN);
        for (var slice = faultsEnd.plus(POLL.multipliedBy(3));
                !slice.isAfter(end) && !watch.failed();
                slice = slice.plus(POLL)) {
            run(slice);
            if (!slice.plus(POLL).isAfter(end) && new Verdicts(this).settled()) {
                break;
            }
        }
        if (!watch.failed()) {
            new Verdicts(this).judge();
        }
        quiet();
    }

    /** Nobody does anything: nothing may be written. */
    private void quiet() {
        if (watch.failed()) {
            return;
        }
        var verdicts = new Verdicts(this);
        var before = verdicts.writes();
        run(scheduler.instant().plus(POLL.multipliedBy(2)));
        if (!watch.failed()) {
            verdicts.judgeQuiet(before);
        }
    }

    private void run(Instant until) {
        scheduler.run(until, () -> watch.failed() || !scheduler.surprises().isEmpty());
        scheduler.surprises().stream().findFirst().ifPresent(watch::surprised);
    }

    private void calm() {
        log(null, "faults end");
        chance.calm();
        trackers.github().faults().listLag(Duration.ZERO);
    }

    private void settle(Node node) {
        var connections = node.parts().get(Connections.class);
        github = connect(connections, Tracker.GITHUB, "http://github.test", GITHUB_TOKEN);
        plane = connect(connections, Tracker.PLANE, "http://plane.test/api/v1", PLANE_KEY);
        projectId = node.parts().get(Projects.class).create("App").id();
        node.sync().link(projectId, github, REPOSITORY);
        node.sync().link(projectId, plane, WORKSPACE + "/" + planeProject);
        node.sync().letIn(); // how long ago something was made there says nothing while its clock is off
        trackers.plane().addHook(WORKSPACE, URI.create("http://hub.test/plane"), HOOK_SECRET);
        var hook = Map.of(
                "name",
                "web",
                "active",
                true,
                "events",
                List.of("issues", "issue_comment"),
                "config",
                Map.of("url", "http://hub.test/github", "content_type", "json", "secret", HOOK_SECRET));
        trackers.ask(
                "POST",
                URI.create("http://github.test/repos/" + REPOSITORY + "/hooks"),
                Map.of("Authorization", "Bearer " + GITHUB_TOKEN),
                Json.write(hook));
        watch.begin();
    }

    private static UUID connect(Connections connections, Tracker tracker, String base, String token) {
        return connections
                .save(
                        tracker,
                        tracker.name(),
                        URI.create(base),
                        new Connection.Credential.Token(new Secret(token)),
                        new Secret(HOOK_SECRET))
                .id();
    }

    /** A webhook sets out. */
    private void carry(Hook hook, Duration delay) {
        if (chance.strikes("hook-lost", weather.hookLost())) {
            return;
        }
        send(hook, delay);
        if (chance.strikes("hook-doubled", weather.hookDoubled())) {
            send(hook, delay);
        }
    }

    private void send(Hook hook, Duration delay) {
        long late = chance.strikes("hook-late", weather.hookLate()) ? chance.between("hook", 1_000, 40_000) : 0;
        scheduler.after(delay.toMillis() + late + chance.between("hook", 5, 900), () -> {
            var node = nodes.get(chance.pick("hook", nodes.size()));
            if (!node.process().alive() || node.process().frozen()) {
                hook.done().accept(0, "failed to connect");
                return;
            }
            boolean fromGithub = hook.header("X-GitHub-Event") != null;
            var event = hook.header(fromGithub ? "X-GitHub-Event" : "X-Plane-Event");
            var guid = fromGithub ? hook.header("X-GitHub-Delivery") : null;
            log(node, "delivery " + event + " " + guid);
            node.ingest(fromGithub ? github : plane, event, guid, hook.body(), () -> {
                watch.acknowledged(guid, hook.body());
                hook.done().accept(202, "Accepted");
            });
        });
    }

    /** The process dies and is started again a little later. */
    void crash(Node node) {
        node.kill();
        watch.died(node);
        scheduler.after(chance.between("restart", 200, 20_000), () -> {
            int place = nodes.indexOf(node);
            var successor = new Node(this, "node" + place + "-" + ++started, nodes.size() == 1, store);
            nodes.set(place, successor);
            successor.start();
        });
    }

    /** Stopped past its leases and continued. */
    void freeze(Node node) {
        log(node, "freezes");
        node.process().freeze();
        scheduler.after(chance.between("thaw", 20_000, 150_000), () -> {
            log(node, "goes on");
            node.process().thaw();
        });
    }

    /** A notification between nodes; it may get lost. */
    void wake(Node from, String topic) {
        for (var node : nodes) {
            if (node != from && chance.pick("wake", 20) != 0) {
                scheduler.after(chance.between("wake", 1, 30), () -> {
                    if (node.process().alive()) {
                        node.database().wake(topic);
                    }
                });
            }
        }
    }

    private UUID nextId() {
        long time = scheduler.millisNow();
        long count = ++ids;
        return new UUID(time << 16 | 0x7000 | count & 0xfff, 0x8000000000000000L | count);
    }

    void log(Node node, String text) {
        log.add(node == null ? "world" : node.name(), text);
    }

    String brief(Operation operation) {
        var request = operation.request();
        return "#" + operation.seq() + " " + request.eventKind() + " " + request.direction() + " " + request.kind()
                + " "
                + request.subjectId().toString().substring(24) + " link "
                + request.linkId().toString().substring(33);
    }

    Chance chance() {
        return chance;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Weather weather() {
        return weather;
    }

    MemoryTrackers trackers() {
        return trackers;
    }

    UUID planeProject() {
        return planeProject;
    }

    UUID projectId() {
        return projectId;
    }

    History history() {
        return history;
    }

    Watch watch() {
        return watch;
    }

    Mutant mutant() {
        return plan.mutant();
    }

    Store store() {
        return store;
    }

    List<Node> nodes() {
        return nodes;
    }
}
