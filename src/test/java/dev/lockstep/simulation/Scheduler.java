package dev.lockstep.simulation;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs virtual threads one at a time on the thread that calls {@link #run}, in an order that the seed chooses, under a
 * clock that moves only when nobody can go on. A thread may change at every call that blocks.
 */
final class Scheduler implements InstantSource {
    private static final Constructor<?> BUILDER = builder();
    private static final long MONITOR_NANOS = 20_000_000;
    private static final ThreadLocal<Process> CURRENT = new ThreadLocal<>();

    private final Chance chance;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final ConcurrentLinkedQueue<Step> arrived = new ConcurrentLinkedQueue<>();
    private final List<Step> ready = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private long now;
    private long timerSeq;
    private final List<Throwable> surprises = new ArrayList<>();
    private long steps;

    Scheduler(Chance chance, Instant start) {
        this.chance = chance;
        now = start.toEpochMilli();
    }

    private record Timer(long at, long seq, Runnable action) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(seq, other.seq);
        }
    }

    private record Step(Process process, Runnable go) {}

    /** Threads that live and die together. A frozen one goes on later, a dead one never. */
    final class Process {
        private final List<Thread> threads = new ArrayList<>();
        private final List<Step> held = new ArrayList<>();
        private boolean frozen;
        private boolean dead;

        Process() {
            processes.add(this);
        }

        Thread thread(Runnable work) {
            var thread = unstarted(task -> arrived.add(new Step(this, task)), () -> {
                CURRENT.set(this);
                try {
                    if (!dead) {
                        work.run();
                    }
                } catch (Crash dying) {
                    // Whatever it was doing ends here.
                } catch (Throwable surprise) {
                    if (!dead) {
                        surprises.add(surprise);
                    }
                } finally {
                    threads.remove(Thread.currentThread());
                }
            });
            threads.add(thread);
            return thread;
        }

        void spawn(Runnable work) {
            if (!dead) {
                thread(work).start();
            }
        }

        boolean isBlocked() {
            if (dead || frozen) {
                return false;
            }
            for (Thread thread : threads) {
                if (thread.getState() == Thread.State.BLOCKED) {
                    return true;
                }
            }
            return false;
        }

        boolean alive() {
            return !dead;
        }

        boolean frozen() {
            return frozen;
        }

        void freeze() {
            frozen = true;
        }

        void thaw() {
            frozen = false;
            ready.addAll(held);
            held.clear();
        }

        /** The process is no more; its threads find out wherever they stand. */
        void kill() {
            dead = true;
            frozen = false;
            at(now, this::bury);
        }

        private void bury() {
            thaw();
            for (int round = 0; round < 10 && !threads.isEmpty(); round++) {
                List.copyOf(threads).forEach(Thread::interrupt);
                List.copyOf(threads).forEach(LockSupport::unpark);
                drainDead();
            }
        }

        private void drainDead() {
            for (int i = 0; i < 1_000; i++) {
                admit();
                var step = ready.stream().filter(each -> each.process == this).findFirst();
                if (step.isEmpty()) {
                    return;
                }
                ready.remove(step.get());
                step.get().go.run();
            }
        }

        /** @throws Crash in a process that is no more */
        void check() {
            if (dead) {
                throw new Crash();
            }
        }
    }

    /** The process died under the thread that gets this. */
    static final class Crash extends Error {
        Crash() {
            super("crash", null, false, false);
        }
    }

    /** Called once or more to wake one waiting thread; several calls before it waits count as one. */
    final class Bell {
        private boolean rung;
        private Thread waiting;

        void ring() {
            rung = true;
            if (waiting != null) {
                LockSupport.unpark(waiting);
            }
        }

        /** False when the time passed first. */
        boolean await(Duration atMost) {
            var process = CURRENT.get();
            boolean[] over = {false};
            waiting = Thread.currentThread();
            var me = waiting;
            at(now + Math.max(1, atMost.toMillis()), () -> {
                over[0] = true;
                LockSupport.unpark(me);
            });
            while (!rung && !over[0]) {
                process.check();
                LockSupport.park();
            }
            waiting = null;
            process.check();
            boolean heard = rung;
            rung = false;
            return heard;
        }
    }

    void sleep(Duration time) {
        new Bell().await(time);
    }

    /** Runs on no thread of anybody: the world itself. */
    void at(long millis, Runnable action) {
        timers.add(new Timer(millis, timerSeq++, action));
    }

    void after(long millis, Runnable action) {
        at(now + millis, action);
    }

    long millisNow() {
        return now;
    }

    static boolean ownsThisThread() {
        return CURRENT.get() != null;
    }

    /** What nobody caught. */
    List<Throwable> surprises() {
        return surprises;
    }

    long steps() {
        return steps;
    }

    /** Until that time, or until nothing will ever happen again, or until somebody says stop. */
    void run(Instant until, java.util.function.BooleanSupplier stop) {
        long end = until.toEpochMilli();
        while (!stop.getAsBoolean()) {
            admit();
            if (!ready.isEmpty() || comesFromTheJvm()) {
                go();
                continue;
            }
            var next = timers.peek();
            if (next == null || next.at > end) {
                break;
            }
            timers.poll();
            now = Math.max(now, next.at);
            next.action.run();
        }
        now = Math.max(now, end);
    }

    /**
     * A thread that waits for a monitor is not idle when one of the JVM's own threads holds it for a moment, such as a
     * finalizer: then the clock must not move. When another of ours holds it, time has to go on.
     */
    private boolean comesFromTheJvm() {
        long end = System.nanoTime() + MONITOR_NANOS;
        while (processes.stream().anyMatch(Process::isBlocked) && System.nanoTime() < end) {
            admit();
            if (!ready.isEmpty()) {
                return true;
            }
            Thread.onSpinWait();
        }
        admit();
        return !ready.isEmpty();
    }

    private void admit() {
        for (var step = arrived.poll(); step != null; step = arrived.poll()) {
            (step.process.frozen && !step.process.dead ? step.process.held : ready).add(step);
        }
    }

    private void go() {
        steps++;
        int chosen = ready.size() == 1 ? 0 : chance.pick("turn", ready.size());
        int last = ready.size() - 1;
        var step = ready.get(chosen);
        ready.set(chosen, ready.get(last));
        ready.remove(last);
        if (step.process.frozen && !step.process.dead) {
            step.process.held.add(step);
        } else {
            step.go.run();
        }
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    private static Thread unstarted(Executor executor, Runnable work) {
        try {
            return ((Thread.Builder.OfVirtual) BUILDER.newInstance(executor)).unstarted(work);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The JDK has no public way yet to say who runs a virtual thread. */
    private static Constructor<?> builder() {
        try {
            var constructor = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .getDeclaredConstructor(Executor.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new IllegalStateException(
                    "The simulation needs --add-opens java.base/java.lang=ALL-UNNAMED.", closed);
        }
    }
}
