package dev.lockstep.watch;

import dev.lockstep.base.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what is due, some at once, and sleeps until the next is. */
final class DueLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DueLoop.class);
    private static final Duration AT_LATEST = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<@Nullable Instant> nextDue;
    private final IntFunction<List<Runnable>> claim;
    private final InstantSource clock;
    private final Semaphore free;
    private final Semaphore woken = new Semaphore(0);
    private @Nullable ExecutorService workers;
    private volatile @Nullable Thread thread;

    /** @param claim takes at most so many; each of what it returns is run once */
    DueLoop(
            String name,
            int places,
            Supplier<@Nullable Instant> nextDue,
            IntFunction<List<Runnable>> claim,
            InstantSource clock) {
        this.name = name;
        this.nextDue = nextDue;
        this.claim = claim;
        this.clock = clock;
        free = new Semaphore(places);
    }

    void start() {
        workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 1).factory());
        var starting = Thread.ofVirtual().name(name).unstarted(this::run);
        thread = starting;
        starting.start();
    }

    void wake() {
        woken.release();
    }

    boolean isRunning() {
        return thread != null;
    }

    /** Cuts off what is under way and waits until it has noticed. */
    void stop() {
        var stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
        }
        if (workers != null) {
            workers.shutdownNow();
            workers.close();
        }
    }

    private void run() {
        while (isRunning()) {
            try {
                if (!takeSome()) {
                    pause();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException surprise) {
                if (isRunning()) {
                    tell("The loop {} met a surprise and goes on.", surprise);
                    pauseAfterSurprise();
                }
            }
        }
    }

    private boolean takeSome() {
        var next = nextDue.get();
        int room = free.availablePermits();
        if (next == null || next.isAfter(clock.instant()) || room == 0) {
            return false;
        }
        var taken = claim.apply(room);
        taken.forEach(this::begin);
        return !taken.isEmpty();
    }

    private void begin(Runnable work) {
        free.acquireUninterruptibly();
        var executor = workers;
        if (executor == null) {
            return;
        }
        executor.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException surprise) {
                tell("Something due in {} met a surprise.", surprise);
            } finally {
                // Nobody waits for a place while some are free.
                boolean full = free.availablePermits() == 0;
                free.release();
                if (full) {
                    wake();
                }
            }
        });
    }

    private void tell(String what, RuntimeException surprise) {
        if (Outage.isNews(surprise)) {
            LOG.error(what, name, surprise);
        }
    }

    private void pause() throws InterruptedException {
        var next = nextDue.get();
        var now = clock.instant();
        var until = next == null || free.availablePermits() == 0 ? AT_LATEST : Duration.between(now, next);
        long millis = Math.clamp(until.toMillis(), 1, AT_LATEST.toMillis());
        if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    private void pauseAfterSurprise() {
        try {
            woken.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
