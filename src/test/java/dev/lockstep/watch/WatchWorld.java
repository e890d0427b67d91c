package dev.lockstep.watch;

import dev.lockstep.base.Secret;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.github.TestGitHub;
import dev.lockstep.issue.TestHub;
import dev.lockstep.simulator.GitHubCommitter;
import dev.lockstep.simulator.GitHubSimulator;
import dev.lockstep.watch.Watches.NewWatch;
import dev.lockstep.webhook.Egress;
import dev.lockstep.webhook.TestReceiver;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Watches as the product builds them, over a simulated GitHub and a clock that stands until it is moved. */
final class WatchWorld implements AutoCloseable, Connections {
    static final String REPOSITORY = "acme/code";
    static final String URL = "https://github.com/" + REPOSITORY;

    final TestClock clock = new TestClock(Instant.parse("2026-05-01T10:00:00Z"));
    final GitHubSimulator github = GitHubSimulator.start(0, clock, 1)
            .addToken("secret-token", "hub")
            .addRepository(REPOSITORY)
            .limitPerHour(1_000_000);
    final GitHubCommitter ann = github.committer("ann", REPOSITORY);
    final TestReceiver receiver = new TestReceiver();
    final Hub ground = Hub.at(clock);
    final TestDatabase db;
    final TestHub hub;
    final DueWatches due;
    final StoredWatches watches;
    final StoredActions actions;
    final RunQueue queue;
    private final CheckLog log;
    final Runner runner;
    final WatchClock schedule;
    final List<Connection> connections = new ArrayList<>();
    private final Egress egress = receiver.egress();
    private final Scripts scripts;

    WatchWorld(Path folder) {
        this(folder, new Scripts(false, folder, ""));
    }

    WatchWorld(Path folder, Scripts scripts) {
        this.scripts = scripts;
        db = TestDatabase.in(folder);
        hub = TestHub.on(db, clock, event -> {});
        var known = Hub.connection(Tracker.GITHUB, github.baseUri(), "secret-token");
        connections.add(
                new Connection(known.id(), known.tracker(), "github", known.baseUrl(), known.credential(), null, 1));
        var signal = new WatchSignal();
        var repositories = new Repositories(this, List.of(TestGitHub.on(ground, clock)));
        log = new CheckLog(db.jdbc());
        var secrets = new ActionSecrets(db.jdbc(), ground.key, clock);
        actions = new StoredActions(db.jdbc(), db.database(), secrets, hub.events(), clock);
        queue = new RunQueue(db.jdbc(), db.database(), db.dialect(), hub.events(), signal);
        due = new DueWatches(db.jdbc(), db.database(), db.dialect());
        var branches = new BranchRows(db.jdbc());
        watches = new StoredWatches(
                db.jdbc(),
                due,
                branches,
                log,
                repositories,
                hub.projects(),
                db.database(),
                hub.events(),
                signal,
                clock);
        var checks = new Checks(
                repositories, new Sightings(actions), due, branches, log, queue, db.database(), hub.events(), clock);
        schedule = new WatchClock(due, checks, db.database(), clock, signal);
        var calls = new ActionCalls(actions, secrets, egress, scripts, clock);
        runner = new Runner(
                queue, actions, watches, calls, new CommitIssues(hub.issues()), scripts, db.database(), clock);
    }

    Watch watch(String... branches) {
        return watch(1, false, branches);
    }

    Watch watch(int minutes, boolean fireFirst, String... branches) {
        return watches.create(new NewWatch(null, null, "code", URL, List.of(branches), minutes, fireFirst));
    }

    /** Checks what is due now; how many checks it were. */
    int check() {
        int checks = 0;
        for (var taken = schedule.claim(100); !taken.isEmpty(); taken = schedule.claim(100)) {
            taken.forEach(Runnable::run);
            checks += taken.size();
        }
        return checks;
    }

    int checkAfter(Duration time) {
        clock.advance(time);
        return check();
    }

    int checkAfterAMinute() {
        return checkAfter(Duration.ofMinutes(1));
    }

    /** Carries out the runs that are due now. */
    int run() {
        var taken = new ArrayList<>(runner.claim(false, 100));
        taken.addAll(runner.claim(true, 100));
        taken.forEach(Runnable::run);
        return taken.size();
    }

    /** Newest first. */
    /** As the retention asks for it. */
    void prune(Duration kept) {
        var before = clock.instant().minus(kept);
        db.database().write(() -> log.prune(before, 500) + queue.prune(before, 500));
    }

    List<CheckRow> log(Watch watch) {
        return watches.checks(CheckFilter.of(watch.id()), 200, 0L);
    }

    List<CheckStatus> statuses(Watch watch) {
        return log(watch).stream().map(CheckRow::status).toList();
    }

    List<Run> runs(Watch watch) {
        return queue.rows().list(watch.id(), null, 200, null).items();
    }

    Action webhook(Watch watch) {
        return actions.create(watch.id(), webhookTo(receiver.url())).action();
    }

    static Actions.ActionChange webhookTo(String url) {
        return new Actions.ActionChange("hook", Action.Kind.WEBHOOK, url, null, null, null, null);
    }

    static Actions.ActionChange script(String text) {
        return new Actions.ActionChange("script", Action.Kind.SCRIPT, null, text, null, null, null);
    }

    @Override
    public List<Connection> all() {
        return connections;
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Connection> findByName(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public Connection save(
            Tracker tracker,
            String name,
            URI baseUrl,
            Connection.Credential credential,
            @Nullable Secret webhookSecret) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection rename(UUID id, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        try {
            egress.destroy();
        } catch (java.io.IOException failure) {
            throw new IllegalStateException(failure);
        }
        scripts.destroy();
        receiver.close();
        ground.close();
        github.close();
        hub.close();
        db.close();
    }
}
