package dev.lockstep.webhook;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.node.Roles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what waits, to a few receivers at a time, on nodes that work. Also clears old postings away. */
@Component
class PostingLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostingLoop.class);
    private static final int AT_ONCE = 4;
    private static final long LOOKS_MS = 5_000; // for what waits for its time, and for what others stored
    private static final long AFTER_SURPRISE_NANOS = 1_000_000_000;
    private static final Duration PRUNES = Duration.ofHours(1);
    private static final int ROWS = 500;

    private final PostingRound round;
    private final Postings postings;
    private final PostingSignal signal;
    private final Database database;
    private final InstantSource clock;
    private final boolean ours;
    private final Duration kept;
    private volatile List<Thread> threads = List.of();
    private volatile boolean running;
    private Instant pruned = Instant.EPOCH;

    PostingLoop(
            PostingRound round,
            Postings postings,
            PostingSignal signal,
            Database database,
            InstantSource clock,
            Roles roles,
            @Value("${lockstep.retention:30d}") Duration kept) {
        this.round = round;
        this.postings = postings;
        this.signal = signal;
        this.database = database;
        this.clock = clock;
        this.ours = roles.worker();
        this.kept = kept;
    }

    @Override
    public void start() {
        running = true;
        if (ours) {
            // Platform threads: SQLite's native reads would hold a virtual thread's carrier.
            threads = IntStream.range(0, AT_ONCE)
                    .mapToObj(each -> Thread.ofPlatform()
                            .name("postings-" + each)
                            .daemon()
                            .start(() -> run(each == 0)))
                    .toList();
        }
    }

    @Override
    public void stop() {
        running = false;
        // Not interrupted: what is being sent shall be noted.
        threads.forEach(each -> signal.raise());
        try {
            for (var each : threads) {
                each.join(Duration.ofSeconds(12)); // an attempt takes at most ten
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run(boolean prunes) {
        while (running) {
            try {
                if (prunes) {
                    prune();
                }
                if (round.run()) {
                    signal.raise(); // there may be work for another thread too
                } else {
                    signal.await(LOOKS_MS);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException surprise) {
                if (running && Outage.isNews(surprise)) {
                    LOG.warn("Events could not be sent to subscriptions: {}", Outage.cause(surprise), surprise);
                }
                LockSupport.parkNanos(this, AFTER_SURPRISE_NANOS);
            }
        }
    }

    private void prune() {
        var now = clock.instant();
        if (now.isBefore(pruned.plus(PRUNES))) {
            return;
        }
        pruned = now;
        int gone = ROWS;
        while (running && gone == ROWS) {
            gone = database.write(() -> postings.prune(now.minus(kept), ROWS));
        }
    }
}
