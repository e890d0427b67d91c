package dev.lockstep.sync;

import dev.lockstep.base.Outage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something done again and again on a thread of its own, as long as the application runs: when woken, and at the latest
 * after a while.
 */
public abstract class Loop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Duration atLatest;
    private final Semaphore woken = new Semaphore(0);
    private volatile @Nullable Thread thread;

    protected Loop(String name, Duration atLatest) {
        this.name = name;
        this.atLatest = atLatest;
    }

    /** Once. What it throws is logged, and the loop goes on. */
    protected abstract void step();

    @Override
    public void start() {
        // Known before it runs: a thread that finds itself unknown takes that for the order to stop.
        var starting = Thread.ofVirtual().name(name).unstarted(this::run);
        thread = starting;
        starting.start();
    }

    /** From any thread. */
    public void wake() {
        woken.release(); // several before the next step count as one
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    private void run() {
        while (isRunning()) {
            try {
                if (woken.tryAcquire(atLatest.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
                step();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException surprise) {
                if (isRunning() && Outage.isNews(surprise)) {
                    LOG.error("The loop {} met a surprise and goes on: {}", name, Outage.cause(surprise), surprise);
                }
            }
        }
    }
}
