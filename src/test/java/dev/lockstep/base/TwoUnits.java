package dev.lockstep.base;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Two units of work on PostgreSQL, as two nodes do them at the same moment: the second begins when all of the first is done
 * but its commit, which comes as soon as the second has ended or waits for it.
 */
public final class TwoUnits {
    private TwoUnits() {}

    public record Results<T>(T first, T second) {}

    public static <T> Results<T> overlapping(TestDatabase db, Supplier<T> first, Supplier<T> second) throws Exception {
        var done = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = nodes.submit(() -> db.database().write(() -> {
                T result = first.get();
                done.countDown();
                await(mayCommit);
                return result;
            }));
            done.await();
            var other = nodes.submit(() -> db.database().write(second));
            awaitEndOrLock(db, other);
            mayCommit.countDown();
            return new Results<>(one.get(), other.get());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static void awaitEndOrLock(TestDatabase db, Future<?> other) {
        var waiting = """
                select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                """;
        while (!other.isDone() && db.jdbc().sql(waiting).query(Long.class).single() == 0) {
            Thread.onSpinWait();
        }
    }
}
