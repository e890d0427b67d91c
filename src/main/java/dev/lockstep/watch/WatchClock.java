package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.inbox.Inbox.PushArrived;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which watches are to be checked now; sooner when a push was told of. */
@Component
class WatchClock {
    private final DueWatches due;
    private final Checks checks;
    private final Database database;
    private final InstantSource clock;
    private final WatchSignal signal;

    WatchClock(DueWatches due, Checks checks, Database database, InstantSource clock, WatchSignal signal) {
        this.due = due;
        this.checks = checks;
        this.database = database;
        this.clock = clock;
        this.signal = signal;
    }

    /** The checks that are due now, taken for whoever runs them. */
    List<Runnable> claim(int limit) {
        return due.claim(limit, clock.instant()).stream()
                .map(claim -> (Runnable) () -> checks.run(claim))
                .toList();
    }

    @EventListener
    void pushed(PushArrived push) {
        database.write(() -> {
            due.wanted(push.connectionId(), push.container().path(), clock.instant());
            database.afterCommit(signal::watchesAreDue);
        });
    }
}
