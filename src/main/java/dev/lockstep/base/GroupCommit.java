package dev.lockstep.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link Database} for SQLite: one writer thread that commits many callers' units together. SQLite has one writer
 * anyway; sharing the fsync is what makes thousands of small durable transactions a second possible. Each unit runs in a
 * savepoint, so one that fails does not touch its neighbours.
 */
final class GroupCommit implements Database, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MAX_UNITS_PER_COMMIT = 256;
    private static final int MAX_WAITING_UNITS = 10_000;

    private final BlockingQueue<Unit<?>> waiting = new LinkedBlockingQueue<>(MAX_WAITING_UNITS);
    private final TransactionTemplate group;
    private final TransactionTemplate nested;
    private final Thread writer;
    private volatile boolean closed;
    private boolean inUnit; // of the writer thread alone

    GroupCommit(PlatformTransactionManager transactions) {
        group = new TransactionTemplate(transactions);
        nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        // SQLite's native calls would hold a virtual thread's carrier, so the writer is a platform thread.
        writer = Thread.ofPlatform().name("database-writer").daemon().unstarted(this::run);
        writer.start();
    }

    @Override
    public <T> T write(Supplier<T> supplier) {
        if (Thread.currentThread() == writer) {
            return joined(supplier);
        }
        var unit = new Unit<>(supplier, new CompletableFuture<>());
        try {
            if (closed) {
                throw closed();
            }
            waiting.put(unit);
            if (closed) {
                refuseWaiting(); // the writer may have looked for the last time before the unit was there
            }
            return unit.done.join();
        } catch (CompletionException failure) {
            throw unwrapped(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the unit of work began.", stopping);
        }
    }

    private <T> T joined(Supplier<T> supplier) {
        if (!inUnit) {
            throw new IllegalStateException("A signal after a commit must wake somebody, not write.");
        }
        return supplier.get();
    }

    private void run() {
        List<Unit<?>> batch = new ArrayList<>();
        try {
            while (!closed) {
                gather(batch);
                commit(batch);
                batch.clear();
            }
        } finally {
            closed = true;
            refuse(batch);
            refuseWaiting();
        }
    }

    private void gather(List<Unit<?>> batch) {
        try {
            batch.add(waiting.take());
            waiting.drainTo(batch, MAX_UNITS_PER_COMMIT - 1);
        } catch (InterruptedException fromSomeUnit) {
            // Only destroy() ends this thread, and it does not interrupt: a unit must not be able to stop the database.
            log.warn("The database writer was interrupted and goes on", fromSomeUnit);
        }
    }

    private void commit(List<Unit<?>> batch) {
        try {
            group.executeWithoutResult(status -> {
                inUnit = true;
                try {
                    batch.forEach(unit -> unit.run(nested));
                } finally {
                    inUnit = false;
                }
            });
            batch.forEach(Unit::committed);
        } catch (RuntimeException | Error failure) {
            batch.forEach(unit -> unit.failed(failure));
        }
    }

    private void refuseWaiting() {
        List<Unit<?>> late = new ArrayList<>();
        waiting.drainTo(late);
        refuse(late);
    }

    private static void refuse(List<Unit<?>> units) {
        units.forEach(unit -> unit.failed(closed()));
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("The database is closed.");
    }

    private static RuntimeException unwrapped(CompletionException failure) {
        // The writer's own exception is rethrown to the caller who wrote the unit, as if it had run it itself.
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }

    /** Units that wait behind the running commit are refused, so nobody hangs. */
    @Override
    public void destroy() throws InterruptedException {
        closed = true;
        // Only wakes the writer; when there is no room it is awake.
        waiting.offer(new Unit<>(() -> Boolean.TRUE, new CompletableFuture<>()));
        writer.join();
    }

    private static final class Unit<T> {
        private final Supplier<T> work;
        private final CompletableFuture<T> done;
        private @Nullable T result;
        private @Nullable Throwable failure;

        Unit(Supplier<T> work, CompletableFuture<T> done) {
            this.work = work;
            this.done = done;
        }

        void run(TransactionTemplate nested) {
            try {
                result = nested.execute(status -> work.get());
            } catch (TransactionException lost) {
                // SQLite gave up the whole transaction (disk full, I/O error): the neighbours' changes are gone as
                // well.
                failure = lost;
                throw lost;
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            }
        }

        void committed() {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else {
                complete(result);
            }
        }

        /** A unit's own failure tells its caller more than what became of the others. */
        void failed(Throwable cause) {
            done.completeExceptionally(failure == null ? cause : failure);
        }

        @SuppressWarnings("NullAway") // a unit may well return null; CompletableFuture does not say so
        private void complete(@Nullable T value) {
            done.complete(value);
        }
    }
}
