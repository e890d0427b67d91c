package dev.lockstep.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a constant rate, whether those before were answered or not. A request's time counts from the moment at which it was due, so
 * what had to wait behind something slow is slow as well.
 */
final class OpenLoop {
    private static final int MOST_UNDER_WAY = 5_000;

    private final Map<String, ConcurrentLinkedQueue<Long>> nanos = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    /** What is asked; answers its kind. Throws when the answer is not the one that was asked for. */
    @FunctionalInterface
    interface Asking {
        String ask(int number) throws Exception;
    }

    /** @param failed answered wrongly, or not at all */
    record Measured(Map<String, long[]> byKind, int failed) {
        long[] all() {
            return byKind.values().stream()
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
        }

        static double millis(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))] / 1e6;
        }
    }

    /** Returns when all are answered. */
    Measured run(int perSecond, int seconds, Asking asking) throws InterruptedException {
        int count = perSecond * seconds;
        long begin = System.nanoTime();
        var threads = new Thread[count];
        for (int number = 0; number < count; number++) {
            long due = begin + number * 1_000_000_000L / perSecond;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
                throw new IllegalStateException("More than " + MOST_UNDER_WAY + " requests wait for their answers.");
            }
            int each = number;
            threads[number] = Thread.ofVirtual().start(() -> ask(asking, each, due));
        }
        for (var each : threads) {
            each.join();
        }
        var sorted = new TreeMap<String, long[]>();
        nanos.forEach((kind, took) -> sorted.put(
                kind, took.stream().mapToLong(Long::longValue).sorted().toArray()));
        return new Measured(sorted, failed.get());
    }

    private void ask(Asking asking, int number, long due) {
        try {
            var kind = asking.ask(number);
            nanos.computeIfAbsent(kind, first -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - due);
        } catch (Exception wrong) {
            if (failed.incrementAndGet() <= 3) {
                System.err.println("A request failed: " + wrong);
            }
        } finally {
            underWay.decrementAndGet();
        }
    }
}
