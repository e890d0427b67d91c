package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.event.Events;
import dev.lockstep.guard.Guard;
import dev.lockstep.inbox.Inbox;
import dev.lockstep.node.Duty;
import dev.lockstep.operation.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What has ended and is old leaves, in small units of work between which others come to their turn: operations with their
 * history, deliveries, jobs, intents, plans of the guard, events. Twins, conflicts and what is open stay.
 */
@Component
final class Retention extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration EVERY = Duration.ofHours(1);
    /** Until there is an archive, events stay longer than the rest. */
    static final Duration EVENTS_KEPT = Duration.ofDays(90);

    static final int ROWS = 500;

    private final Operations operations;
    private final Inbox inbox;
    private final Events events;
    private final StoredJobs jobs;
    private final Database database;
    private final InstantSource clock;
    private final Duty duty;
    private final Intents intents;
    private final List<Outdated> others;
    private final Guard guard;
    private final Duration kept;

    Retention(
            Operations operations,
            Inbox inbox,
            Events events,
            StoredJobs jobs,
            Intents intents,
            List<Outdated> others,
            Guard guard,
            Database database,
            InstantSource clock,
            Duty duty,
            @Value("${lockstep.retention:30d}") Duration kept) {
        super("retention", EVERY);
        this.operations = operations;
        this.inbox = inbox;
        this.events = events;
        this.jobs = jobs;
        this.intents = intents;
        this.others = others;
        this.guard = guard;
        this.database = database;
        this.clock = clock;
        this.duty = duty;
        this.kept = kept;
    }

    /** Also right after the start: a process that never lives for long would never clear away. */
    @Override
    public void start() {
        super.start();
        wake();
    }

    @Override
    protected void step() {
        if (duty.isOurs()) {
            prune();
        }
    }

    void prune() {
        var now = clock.instant();
        var before = now.minus(kept);
        int gone = operations(before);
        gone += whileSome(rows -> inbox.prune(before, rows));
        gone += whileSome(rows -> jobs.prune(before, rows));
        gone += whileSome(rows -> intents.prune(before, rows));
        for (var each : others) {
            gone += whileSome(rows -> each.prune(before, rows));
        }
        gone += whileSome(rows -> guard.prune(before, rows));
        var eventsBefore = kept.compareTo(EVENTS_KEPT) > 0 ? before : now.minus(EVENTS_KEPT);
        gone += whileSome(rows -> events.prune(eventsBefore, rows));
        if (gone > 0) {
            LOG.info("{} old rows were removed", gone);
        }
    }

    private int operations(Instant before) {
        int gone = 0;
        long after = 0;
        boolean last = false;
        while (!last) {
            var running = jobs.allLive().stream().map(Job::id).collect(Collectors.toSet());
            long from = after;
            var pruned = database.write(() -> operations.prune(before, running, from, ROWS));
            gone += pruned.gone();
            after = pruned.after();
            last = pruned.last();
        }
        return gone;
    }

    private int whileSome(IntUnaryOperator batch) {
        int gone = 0;
        int some = ROWS;
        while (some == ROWS) {
            some = database.write(() -> batch.applyAsInt(ROWS));
            gone += some;
        }
        return gone;
    }
}
