package dev.lockstep.notify;

import dev.lockstep.base.Outage;
import dev.lockstep.node.Roles;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends the mails that wait, one after another, on nodes that notify. */
@Component
class MailLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailLoop.class);
    private static final long LOOKS_MS = 5_000; // what is gathered waits longer than that anyway

    private final MailRound round;
    private final boolean ours;
    private final Semaphore stopped = new Semaphore(0);
    private volatile @Nullable Thread thread;

    MailLoop(MailRound round, Roles roles) {
        this.round = round;
        this.ours = roles.notifies();
    }

    @Override
    public void start() {
        if (!ours) {
            return;
        }
        // A platform thread: SQLite's native reads would hold a virtual thread's carrier.
        var starting = Thread.ofPlatform().name("notification-mails").daemon().unstarted(this::run);
        thread = starting;
        starting.start();
    }

    @Override
    public void stop() {
        var ending = thread;
        thread = null;
        stopped.release();
        try {
            if (ending != null) {
                ending.join(Duration.ofSeconds(5)); // not interrupted: what is being sent shall be noted
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isRunning()) {
            try {
                if (!round.run() && stopped.tryAcquire(LOOKS_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException surprise) {
                if (isRunning() && Outage.isNews(surprise)) {
                    LOG.warn("Notifications could not be mailed: {}", Outage.cause(surprise), surprise);
                }
                if (pausedLong()) {
                    return;
                }
            }
        }
    }

    private boolean pausedLong() {
        try {
            return stopped.tryAcquire(LOOKS_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            return true;
        }
    }
}
