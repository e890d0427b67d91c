package dev.lockstep.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link Database} for SQLite: one writer thread that commits many callers' units together. SQLite has one writer
 * anyway; sharing the fsync is what makes thousands of small durable transactions a second possible. Each unit runs in a
 * savepoint, so one that fails does not touch its neighbours.
 */
@Component
final class GroupCommit implements Database, DisposableBean {
    private static final int MAX_UNITS_PER_COMMIT = 256;
    private static final int MAX_WAITING_UNITS = 10_000;

    private final BlockingQueue<Unit<?>> waiting = new LinkedBlockingQueue<>(MAX_WAITING_UNITS);
    private final TransactionTemplate group;
    private final TransactionTemplate nested;
    private final Thread writer;
    private volatile boolean closed;

    GroupCommit(PlatformTransactionManager transactions) {
        group = new TransactionTemplate(transactions);
        nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        // SQLite's native calls would hold a virtual thread's carrier, so the writer is a platform thread.
        writer = Thread.ofPlatform().name("database-writer").daemon().start(this::run);
    }

    @Override
    public <T> T write(Supplier<T> supplier) {
        if (Thread.currentThread() == writer) {
            return supplier.get();
        }
        var unit = new Unit<>(supplier, new CompletableFuture<>());
        try {
            if (closed) {
                throw new IllegalStateException("The database is closed.");
            }
            waiting.put(unit);
            return unit.done.join();
        } catch (CompletionException failure) {
            throw unwrapped(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the unit of work began.", stopping);
        }
    }

    @Override
    public void afterCommit(Runnable signal) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signal.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.run();
            }
        });
    }

    @Override
    public void assertOutside() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A remote call must not run inside a database transaction.");
        }
    }

    private void run() {
        List<Unit<?>> batch = new ArrayList<>();
        while (!closed) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, MAX_UNITS_PER_COMMIT - 1);
                commit(batch);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<Unit<?>> batch) {
        try {
            group.executeWithoutResult(status -> batch.forEach(unit -> unit.run(nested)));
            batch.forEach(Unit::committed);
        } catch (RuntimeException | Error failure) {
            batch.forEach(unit -> unit.done.completeExceptionally(failure));
        }
    }

    private static RuntimeException unwrapped(CompletionException failure) {
        // The writer's own exception is rethrown to the caller who wrote the unit, as if it had run it itself.
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }

    @Override
    public void destroy() throws InterruptedException {
        closed = true;
        writer.interrupt();
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

        @SuppressWarnings("NullAway") // a unit may well return null; CompletableFuture does not say so
        private void complete(@Nullable T value) {
            done.complete(value);
        }
    }
}
