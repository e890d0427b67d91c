package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.inbox.Inbox.PushArrived;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which watches are to be checked now; sooner when a push was told of. Clears away what is old. */
@Component
class WatchClock {
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(10);
    private static final int PRUNE_ROWS = 1_000;

    private final DueWatches due;
    private final Checks checks;
    private final CheckLog log;
    private final RunQueue runs;
    private final Database database;
    private final InstantSource clock;
    private final WatchSignal signal;
    private final Duration kept;
    private Instant pruned = Instant.EPOCH;

    WatchClock(
            DueWatches due,
            Checks checks,
            CheckLog log,
            RunQueue runs,
            Database database,
            InstantSource clock,
            WatchSignal signal,
            @Value("${lockstep.retention:30d}") Duration kept) {
        this.kept = kept;
        this.due = due;
        this.checks = checks;
        this.log = log;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
        this.signal = signal;
    }

    /** The checks that are due now, taken for whoever runs them. */
    List<Runnable> claim(int limit) {
        prune();
        return due.claim(limit, clock.instant()).stream()
                .map(claim -> (Runnable) () -> checks.run(claim))
                .toList();
    }

    private void prune() {
        var now = clock.instant();
        if (pruned.plus(PRUNE_EVERY).isBefore(now)) {
            var before = now.minus(kept);
            int most = database.write(() -> Math.max(log.prune(before, PRUNE_ROWS), runs.prune(before, PRUNE_ROWS)));
            // Where more was left, the next claim goes on.
            pruned = most < PRUNE_ROWS ? now : pruned;
        }
    }

    @EventListener
    void pushed(PushArrived push) {
        database.write(() -> {
            due.wanted(push.connectionId(), push.container().path(), clock.instant());
            database.afterCommit(signal::watchesAreDue);
        });
    }
}
