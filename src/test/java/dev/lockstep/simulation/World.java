package dev.lockstep.simulation;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.SimulatedIds;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulator.MemoryTrackers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One seed's run: a hub of one or two nodes, a GitHub, a Plane, people at work, and everything that may go wrong. */
final class World {
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    static final Duration POLL = Duration.ofMinutes(2);
    static final String REPOSITORY = "team/app";
    static final String WORKSPACE = "team";
    static final String HOOK_SECRET = "a-webhook-secret-nobody-may-see";
    static final String GITHUB_TOKEN = "github-token-nobody-may-see";
    static final String PLANE_KEY = "plane-key-nobody-may-see";
    static final HubKey KEY = TestHubKey.fixed();
    /** A create of unknown outcome settles in ten minutes at GitHub; then three polls. */
    private static final Duration HEALS_WITHIN = Duration.ofMinutes(22);

    private final Chance chance;
    private final Plan plan;
    private final Store store;
    private final Scheduler scheduler;
    private final Weather weather;
    private final MemoryTrackers trackers;
    private final UUID planeProject;
    private final @Nullable JiraGround jiraGround;
    private final SetUp setUp = new SetUp(this);
    private final OwnAccounts own = new OwnAccounts(this);
    private final History history = new History();
    private final Log log;
    private final Tally tally = new Tally();
    private final Mix mix;
    private final Watch watch;
    private final Outbox outbox;
    private final Stop stop;
    private final OlderCopy olderCopy = new OlderCopy(this);
    private final Nodes nodes = new Nodes(this);
    private boolean over;
    private long ids;

    World(Plan plan, Store store) {
        this.plan = plan;
        this.store = store;
        chance = new Chance(plan.seed(), Chance.without(plan.without()));
        scheduler = new Scheduler(chance, START);
        log = new Log(scheduler);
        boolean brief = Mix.brief(chance);
        weather = Weather.of(chance, brief);
        mix = Mix.of(chance, weather, brief);
        mix.tell(tally);
        stop = new Stop(this);
        watch = new Watch(this);
        outbox = new Outbox(this);
        plan.mutant().begins(scheduler);
        var hooks = new Hooks(this);
        trackers = new MemoryTrackers(scheduler, plan.seed(), mix.edition(), hooks::carry);
        trackers.github().addRepository(REPOSITORY).addUser("hubbot").addToken(GITHUB_TOKEN, "hubbot");
        planeProject = trackers.plane().addProject(WORKSPACE, "APP", "App");
        trackers.plane().addUser("Hub Bot");
        trackers.plane().addKey(PLANE_KEY, "Hub Bot").limitPerMinute(mix.sixty() ? 60 : 0);
        jiraGround = trackers.jira()
                .map(jira -> new JiraGround(jira, mix.cloud(), chance))
                .orElse(null);
        trackers.github().faults().listLag(Duration.ofSeconds(weather.listLagSeconds()));
        trackers.github().faults().clockSkew(Duration.ofSeconds(weather.skewSeconds()));
        trackers.plane().faults().clockSkew(Duration.ofSeconds(-weather.skewSeconds()));
        trackers.jira().ifPresent(jira -> {
            jira.faults().listLag(Duration.ofSeconds(weather.listLagSeconds()));
            jira.faults().clockSkew(Duration.ofSeconds(weather.skewSeconds() / 2));
        });
    }

    /** @return what came of it; the same for the same plan */
    Outcome run() {
        store.empty();
        try (var own = new SimulatedIds(this::nextId)) {
            if (own != null) {
                simulate();
            }
        } catch (RuntimeException met) {
            watch.surprised(met); // by whoever checks
        } finally {
            nodes.all().forEach(Node::kill);
            scheduler.run(scheduler.instant(), () -> false);
        }
        return new Outcome(
                plan,
                watch.violation(),
                log.hash(),
                log.lines(),
                chance.counts(),
                chance.struck(),
                tally.counts(),
                scheduler.steps());
    }

    private void simulate() {
        int count = 1 + chance.pick("nodes", 2);
        tally.met(count == 1 ? "one node" : "two nodes");
        nodes.found(count);
        var people = new People(this);
        var first = nodes.all().getFirst();
        first.run(() -> {
            // Whoever sets a hub up sees what failed and does it again; only then is it left to the weather.
            chance.calm();
            setUp.link(first, people);
            watch.begin();
            chance.storm();
            nodes.start();
        });
        people.plan(plan.dropped());
        if (mix.credential()) {
            new Keys(this).plan();
        }
        if (mix.pause()) {
            stop.plan();
        }
        if (mix.restored()) {
            olderCopy.plan();
        }
        var faultsEnd = START.plus(mix.work()).plusSeconds(90);
        run(faultsEnd);
        calm();
        // Eight attempts may all meet a fault, or a crash; then somebody looks and lets it be done again.
        insist("what the trackers refused is retried", World::retry);
        if (mix.imports() || history.removed()) {
            // Lists do not tell what is no longer there; somebody asks for a full look.
            askForJob();
        }
        var end = faultsEnd.plus(HEALS_WITHIN);
        for (var slice = faultsEnd.plus(POLL.multipliedBy(3));
                !slice.isAfter(end) && !watch.failed();
                slice = slice.plus(POLL)) {
            run(slice);
            if (!slice.plus(POLL).isAfter(end) && new Verdicts(this).settled()) {
                break;
            }
            // What was under way when the faults ended may still have failed; and what looks dangerous needs a person's
            // word.
            insist("what waits for a person is answered", node -> {
                retry(node);
                node.sync().approve();
            });
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
            nodes().stream()
                    .filter(node -> node.process().alive())
                    .forEach(node -> outbox.judge(node.name(), nodes().size() == 1));
        }
    }

    private void run(Instant until) {
        scheduler.run(until, () -> watch.failed() || !scheduler.surprises().isEmpty());
        scheduler.surprises().stream().findFirst().ifPresent(watch::surprised);
    }

    private void calm() {
        log(null, "faults end");
        chance.calm();
        over = true;
        trackers.github().faults().listLag(Duration.ZERO);
        trackers.jira().ifPresent(jira -> jira.faults().listLag(Duration.ZERO));
    }

    /**
     * One that began before looks not again at what was deleted since: it is waited for. A first import, which may come as late
     * as this where the earlier ones failed, looks for nothing that is missing: another one follows it.
     */
    private void askForJob() {
        var verdicts = new Verdicts(this);
        if (verdicts.jobs() > 0) {
            scheduler.after(5_000, this::askForJob);
        } else {
            insist("a job is asked for", node -> node.sync().startJob(connection(Side.GITHUB)), () -> {
                if (verdicts.imports() > 0) {
                    scheduler.after(5_000, this::askForJob);
                }
            });
        }
    }

    private static void retry(Node node) {
        for (var fault : List.of("unavailable", "malformed", "worker_lost")) {
            var errored = new Operations.Filter(
                    OperationState.ERRORED, null, null, null, null, fault, null, null, null, null);
            node.parts().get(Interventions.class).all(Interventions.Act.RETRY, errored);
        }
    }

    /** A person does it through a node that lives, and does it again until it is done. */
    void insist(String what, Consumer<Node> work) {
        insist(what, work, () -> {});
    }

    void insist(String what, Consumer<Node> work, Runnable done) {
        var living = nodes().stream().filter(Node::serves).findFirst();
        if (living.isEmpty()) {
            scheduler.after(2_000, () -> insist(what, work, done));
            return;
        }
        chance.calm(); // what hits people's own requests is another matter
        living.get().run(() -> {
            work.accept(living.get());
            log(living.get(), what);
            done.run();
            if (!over) {
                chance.storm();
            }
        });
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

    Tally tally() {
        return tally;
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

    OwnAccounts own() {
        return own;
    }

    UUID planeProject() {
        return planeProject;
    }

    UUID projectId() {
        return setUp.projectId();
    }

    UUID connection(Side side) {
        return setUp.connection(side);
    }

    /** Where there is a third tracker. */
    JiraGround jira() {
        return Objects.requireNonNull(jiraGround);
    }

    Mix mix() {
        return mix;
    }

    Stop stop() {
        return stop;
    }

    Outbox outbox() {
        return outbox;
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

    OlderCopy olderCopy() {
        return olderCopy;
    }

    Nodes hub() {
        return nodes;
    }

    List<Node> nodes() {
        return nodes.all();
    }
}
