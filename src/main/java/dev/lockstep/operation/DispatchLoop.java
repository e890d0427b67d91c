package dev.lockstep.operation;

import dev.lockstep.base.Outage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The threads of the queue: one dispatches, one keeps the leases. Woken by enqueues, finishes and the next due time. */
class DispatchLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchLoop.class);
    /** What the signals miss, because another node did it, is found after this. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Less than Spring gives a phase, so that the leases are given back in time. */
    private static final Duration STOP_WAIT = Duration.ofSeconds(18);

    private final Dispatcher dispatcher;
    private final Leases leases;
    private final BooleanSupplier somebodyWorks;
    private final Semaphore wake = new Semaphore(0);
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private @Nullable Thread dispatching;
    private @Nullable Thread heartbeat;

    DispatchLoop(Dispatcher dispatcher, Leases leases, QueueSignal signal, BooleanSupplier somebodyWorks) {
        this.somebodyWorks = somebodyWorks;
        this.dispatcher = dispatcher;
        this.leases = leases;
        signal.listen(this::wake);
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    @Override
    public void start() {
        if (!somebodyWorks.getAsBoolean()) {
            LOG.info("Nobody processes operations here; they stay queued");
            return;
        }
        leases.mendClock();
        leases.takeBackAtStart();
        running = true;
        stopping = new CountDownLatch(1);
        // Platform threads: SQLite's native calls would hold a virtual thread's carrier.
        dispatching = Thread.ofPlatform().name("operation-dispatcher").daemon().start(this::dispatch);
        heartbeat = Thread.ofPlatform().name("operation-heartbeat").daemon().start(this::beat);
    }

    private void dispatch() {
        while (running) {
            try {
                wake.drainPermits();
                if (!dispatcher.round()) {
                    var idle = dispatcher.idle(POLL);
                    wake.tryAcquire(Math.max(1, idle.toMillis()), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException | Error failure) {
                if (Outage.isNews(failure)) {
                    LOG.error("Dispatching failed and goes on soon: {}", Outage.cause(failure), failure);
                }
                pause(AFTER_FAILURE);
            }
        }
    }

    private void beat() {
        int beats = 0;
        while (running) {
            pause(QueueSettings.SWEEP);
            if (!running) {
                return;
            }
            try {
                if (++beats % QueueSettings.SWEEPS_PER_HEARTBEAT == 0) {
                    leases.mendClock();
                    leases.renew();
                    leases.rescueStranded();
                }
                leases.takeBackExpired();
            } catch (RuntimeException failure) {
                if (Outage.isNews(failure)) {
                    LOG.error("Leases could not be renewed: {}", Outage.cause(failure), failure);
                }
            }
        }
    }

    private void pause(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("A thread of the queue ends");
            }
        } catch (InterruptedException interrupted) {
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        // No interrupts: they would tear a thread out of the database.
        stopping.countDown();
        wake();
        try {
            end(dispatching);
            if (!dispatcher.awaitIdle(STOP_WAIT)) {
                LOG.warn("{} operations did not end in time", dispatcher.running());
            }
            end(heartbeat);
            leases.giveBack();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(@Nullable Thread thread) throws InterruptedException {
        if (thread != null) {
            thread.join();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
