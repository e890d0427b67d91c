package dev.lockstep.operation;

import dev.lockstep.base.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who owns what is processing: renews this node's leases, takes back those of the dead (D4). */
class Leases {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final int EXPIRED_AT_A_TIME = 200;

    private final JdbcClient jdbc;
    private final Database database;
    private final InstantSource clock;
    private final String node;
    private final OperationRows rows;
    private final HistoryRows history;
    private final QueueHeads heads;
    private final QueueSignal signal;
    private final boolean alone;
    private final SetBack setBack;
    private final ResourceFacts facts;
    private final Map<UUID, Tenure> held = new ConcurrentHashMap<>();

    Leases(QueueParts parts, JdbcClient jdbc) {
        this.jdbc = jdbc;
        database = parts.database();
        clock = parts.clock();
        node = parts.settings().node();
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        signal = parts.signal();
        alone = parts.alone();
        setBack = new SetBack(jdbc, database, alone);
        facts = parts.facts();
    }

    Tenure begin(Operation operation) {
        var since = operation.startedAt() == null ? clock.instant() : operation.startedAt();
        var tenure = new Tenure(operation, since.plus(QueueSettings.LEASE));
        held.put(operation.id(), tenure);
        return tenure;
    }

    void end(Operation operation) {
        held.remove(operation.id());
    }

    /** Renews what this node works on in one statement; what another node has taken meanwhile is not renewed. */
    void renew() {
        var ids = held.keySet().stream().map(UUID::toString).toList();
        if (ids.isEmpty()) {
            return;
        }
        var until = clock.instant().plus(QueueSettings.LEASE);
        var renewed = database.write(() -> jdbc.sql("""
                        update operation set lease_until = :until
                        where state = 'processing' and lease_owner = :node and id in (:ids)
                        returning id
                        """)
                .param("until", until.toEpochMilli())
                .param("node", node)
                .param("ids", Database.inList(ids))
                .query((row, n) -> UUID.fromString(row.getString(1)))
                .list());
        renewed.forEach(id -> held.computeIfPresent(id, (key, tenure) -> tenure.until(until)));
    }

    /** When the clock was set back, what waits moves with it. */
    void mendClock() {
        if (setBack.mend(clock.instant())) {
            signal.raise();
        }
    }

    /** Puts operations of workers that died back into the queue; it counts as an attempt. */
    int takeBackExpired() {
        if (!rows.someExpired(clock.instant())) {
            return 0; // as nearly always, and then nobody has to be kept from writing
        }
        return takeBack(
                () -> rows.expired(clock.instant(), EXPIRED_AT_A_TIME).stream()
                        .filter(operation -> !held.containsKey(operation.id()))
                        .toList(),
                true);
    }

    /** At the start: with SQLite this is the only process, so whatever is processing belonged to one that is dead. */
    int takeBackAtStart() {
        return alone ? takeBackAll() : takeBackExpired();
    }

    /** What another node may have left behind in a way that should not be possible; true when there was something. */
    boolean rescueStranded() {
        if (alone) {
            return false;
        }
        var keys = heads.stranded(EXPIRED_AT_A_TIME);
        if (!keys.isEmpty()) {
            LOG.warn("{} resources were waiting for nothing and go on", keys.size());
            database.write(() -> heads.refresh(keys, clock.instant()));
            signal.raise();
        }
        return !keys.isEmpty();
    }

    private int takeBackAll() {
        var left = jdbc.sql("select * from operation where state = 'processing'")
                .query(OperationRow::read)
                .list();
        return takeBack(() -> left, true);
    }

    /** At a graceful stop: the work goes on elsewhere or later, and nothing has failed. */
    int giveBack() {
        var own = jdbc.sql("select * from operation where state = 'processing' and lease_owner = ?")
                .param(node)
                .query(OperationRow::read)
                .list();
        return takeBack(() -> own, false);
    }

    private int takeBack(Supplier<List<Operation>> left, boolean failed) {
        int taken = database.write(() ->
                left.get().stream().mapToInt(each -> takeBack(each, failed)).sum());
        if (taken > 0) {
            LOG.info("{} operations of a worker that {} are queued again", taken, failed ? "died" : "stops");
        }
        return taken;
    }

    private int takeBack(Operation operation, boolean failed) {
        var now = clock.instant();
        int attempts = operation.attempts() + (failed ? 1 : 0);
        var reason = failed ? "worker_lost" : "stopped";
        Leaving exit = attempts >= operation.maxAttempts()
                ? new Leaving.End(operation, poisoned(attempts), attempts)
                : new Leaving.Requeue(operation, reason, null, attempts, null, null);
        boolean moved = rows.leave(List.of(exit), now).isEmpty();
        if (!moved) {
            return 0;
        }
        history.add(operation.id(), OperationState.QUEUED, reason, null, now);
        heads.refresh(Set.of(operation.request().key().value()), now);
        database.afterCommit(signal::raise);
        return 1;
    }

    private static Ending poisoned(int attempts) {
        return Ending.errored(
                "worker_lost",
                "It was tried " + attempts + " times, and the last time its worker died.",
                "Look into the log for what ends the process, then retry it.");
    }

    /** One worker's hold on one operation. */
    final class Tenure implements OperationProcessor.Lease {
        private final Operation operation;
        private volatile Instant until;

        Tenure(Operation operation, Instant until) {
            this.operation = operation;
            this.until = until;
        }

        private Tenure until(Instant renewed) {
            until = renewed;
            return this;
        }

        @Override
        public boolean outlasts(int seconds) {
            return clock.instant().plusSeconds(seconds).isBefore(until);
        }

        @Override
        public void write(Runnable unit) {
            database.write(() -> {
                if (!rows.owned(operation.id(), operation.fence())) {
                    throw new Processed.Stale("The operation belongs to another worker by now.");
                }
                if (!facts.linked(operation.request().linkId())) {
                    throw new Processed.Stale("The link was removed, perhaps by another node.");
                }
                unit.run();
            });
        }

        @Nullable
        Instant until() {
            return until;
        }
    }
}
