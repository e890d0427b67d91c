package dev.lockstep.watch;

import dev.lockstep.base.Secret;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.github.TestGitHub;
import dev.lockstep.issue.TestHub;
import dev.lockstep.watch.Watches.NewWatch;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The part of the product that watches, over any trackers and any clock. */
final class WatchHub implements AutoCloseable, Connections {
    private static final int CHECKS_AT_ONCE = 200;

    final StoredWatches watches;
    final DueWatches due;
    final Checks checks;
    private final InstantSource clock;
    private final List<Connection> connections;
    private final TestDatabase db;
    private final TestHub hub;
    private final Hub ground;
    private final WatchClock schedule;

    WatchHub(Path folder, InstantSource clock, InMemoryTrackers trackers) {
        this.clock = clock;
        connections = trackers.connections;
        db = TestDatabase.in(folder);
        hub = TestHub.on(db, clock, event -> {});
        ground = Hub.at(clock);
        var signal = new WatchSignal();
        var repositories = new Repositories(this, List.of(TestGitHub.on((RemoteHttp) trackers, ground, clock)));
        var log = new CheckLog(db.jdbc());
        var actions = new StoredActions(
                db.jdbc(), db.database(), new ActionSecrets(db.jdbc(), ground.key, clock), hub.events(), clock);
        var queue = new RunQueue(db.jdbc(), db.database(), db.dialect(), hub.events(), signal);
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
        checks = new Checks(
                repositories, new Sightings(actions), due, branches, log, queue, db.database(), hub.events(), clock);
        schedule = new WatchClock(due, checks, db.database(), clock, signal);
    }

    Watch watch(Connection connection, String repository, int minutes, String... branches) {
        var url = connection.baseUrl() + "/" + repository;
        return watches.create(new NewWatch(null, connection.id(), "watched", url, List.of(branches), minutes, false));
    }

    /** Checks what is due now, many at once as in the product; how many checks it were. */
    int check() throws InterruptedException {
        int count = 0;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var taken = schedule.claim(CHECKS_AT_ONCE); !taken.isEmpty(); taken = schedule.claim(CHECKS_AT_ONCE)) {
                taken.forEach(pool::execute);
                count += taken.size();
            }
        }
        return count;
    }

    /** Branch and sha of each commit that was told of. */
    List<String> commits(Watch watch) {
        var found = new ArrayList<String>();
        var filter = new CheckFilter(watch.id(), CheckStatus.CHANGE_DETECTED, null, null, null);
        var page = watches.checks(filter, 200, (String) null);
        while (true) {
            page.items().forEach(row -> found.add(row.branch() + " " + row.commitSha()));
            if (page.next() == null) {
                return found;
            }
            page = watches.checks(filter, 200, page.next());
        }
    }

    InstantSource clock() {
        return clock;
    }

    @Override
    public List<Connection> all() {
        return connections;
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return connections.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Connection> findByName(String name) {
        return connections.stream().filter(each -> each.name().equals(name)).findFirst();
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
        ground.close();
        hub.close();
        db.close();
    }
}
