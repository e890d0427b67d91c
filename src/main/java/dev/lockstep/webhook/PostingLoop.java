package dev.lockstep.webhook;

import dev.lockstep.base.Outage;
import dev.lockstep.node.Roles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what waits, to a few receivers at a time, on nodes that work. */
@Component
class PostingLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostingLoop.class);
    private static final int AT_ONCE = 4;
    private static final long LOOKS_MS = 5_000; // for what waits for its time, and for what others stored
    private static final long AFTER_SURPRISE_NANOS = 1_000_000_000;

    private final PostingRound round;
    private final PostingSignal signal;
    private final boolean ours;
    private volatile List<Thread> threads = List.of();
    private volatile boolean running;

    PostingLoop(PostingRound round, PostingSignal signal, Roles roles) {
        this.round = round;
        this.signal = signal;
        this.ours = roles.worker();
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
                            .start(this::run))
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

    private void run() {
        while (running) {
            try {
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
}
