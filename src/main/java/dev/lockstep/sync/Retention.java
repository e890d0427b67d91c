package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outdated;
import dev.lockstep.event.EventArchive;
import dev.lockstep.issue.shelf.Shelf;
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
 * history, whatever is {@link Outdated}, and events, into the archive. Twins, conflicts and what is open stay. Issues never
 * leave; those that their project wants so are put away.
 */
@Component
final class Retention extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int ARCHIVED = 2_000; // in one part of a file and one unit of work

    static final int ROWS = 500;

    private final Operations operations;
    private final EventArchive archive;
    private final StoredJobs jobs;
    private final Database database;
    private final InstantSource clock;
    private final Duty duty;
    private final List<Outdated> others;
    private final Shelf shelf;
    private final Duration kept;
    private final Duration eventsKept;

    Retention(
            Operations operations,
            EventArchive archive,
            StoredJobs jobs,
            List<Outdated> others,
            Shelf shelf,
            Database database,
            InstantSource clock,
            Duty duty,
            @Value("${lockstep.retention:30d}") Duration kept,
            @Value("${lockstep.events-kept:90d}") Duration eventsKept) {
        super("retention", EVERY);
        this.operations = operations;
        this.archive = archive;
        this.jobs = jobs;
        this.others = others;
        this.shelf = shelf;
        this.database = database;
        this.clock = clock;
        this.duty = duty;
        this.kept = kept;
        this.eventsKept = eventsKept;
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
        int gone = operations(now.minus(kept));
        for (var each : others) {
            var before = now.minus(each.kept(kept));
            gone += whileSome(rows -> each.prune(before, rows));
        }
        shelf.fill(now);
        gone += archived(now.minus(eventsKept)); // last: a disk that is full shall not keep the rest
        if (gone > 0) {
            LOG.info("{} old rows were removed", gone);
        }
    }

    private int archived(Instant before) {
        int gone = 0;
        int some = ARCHIVED;
        while (some == ARCHIVED) {
            some = archive.archive(before, ARCHIVED);
            gone += some;
        }
        return gone;
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
