package dev.lockstep.base.storage;

import dev.lockstep.base.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
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
        return await(new Unit<>(supplier, null));
    }

    @Override
    public <I> void together(Together<I> work, I item) {
        if (Thread.currentThread() == writer) {
            joined(() -> alone(work, item));
        } else {
            await(new Unit<>(() -> alone(work, item), new Unit.Share<>(work, item)));
        }
    }

    private static <I> Boolean alone(Together<I> work, I item) {
        work.run(List.of(item));
        return Boolean.TRUE;
    }

    private <T> T await(Unit<T> unit) {
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
                    Unit.Share.grouped(batch).forEach(this::run);
                } finally {
                    inUnit = false;
                }
            });
            batch.forEach(Unit::committed);
        } catch (RuntimeException | Error failure) {
            batch.forEach(unit -> unit.failed(failure));
        }
    }

    private void run(List<Unit<?>> units) {
        if (units.size() > 1 && runShared(units)) {
            return;
        }
        units.forEach(unit -> unit.run(nested));
    }

    /** False when one of them failed and all were undone. */
    private boolean runShared(List<Unit<?>> units) {
        try {
            nested.executeWithoutResult(status -> Unit.Share.run(units));
            return true;
        } catch (TransactionException lost) {
            throw lost;
        } catch (RuntimeException | Error oneOfThem) {
            log.debug("Work for {} callers is done one by one", units.size(), oneOfThem);
            return false;
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
        waiting.offer(new Unit<>(() -> Boolean.TRUE, null));
        writer.join();
    }

    /** One caller's unit of work while it waits for {@link GroupCommit}. */
    private static final class Unit<T> {
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private final @Nullable Share<?> share;
        private final Supplier<T> work;
        private final @Nullable Map<String, String> marks = MDC.getCopyOfContextMap(); // the caller's, for the log
        private @Nullable T result;
        private @Nullable Throwable failure;

        /** @param share set when it may be done together with others */
        Unit(Supplier<T> work, @Nullable Share<?> share) {
            this.work = work;
            this.share = share;
        }

        void run(TransactionTemplate nested) {
            MDC.setContextMap(marks == null ? Map.of() : marks);
            try {
                result = nested.execute(status -> work.get());
            } catch (TransactionException lost) {
                // SQLite gave up the whole transaction (disk full, I/O error): the neighbours' changes are gone as
                // well.
                failure = lost;
                throw lost;
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            } finally {
                MDC.clear();
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

        /** One caller's item of work that may be done together with others'. */
        record Share<I>(Together<I> work, I item) {

            /** Units of the same work side by side, all others alone. Their callers wait, so their order means nothing. */
            static Collection<List<Unit<?>>> grouped(List<Unit<?>> units) {
                Map<Object, List<Unit<?>>> groups = new IdentityHashMap<>();
                List<List<Unit<?>>> inOrder = new ArrayList<>();
                for (var unit : units) {
                    Object kind = unit.share == null ? unit : unit.share.work();
                    groups.computeIfAbsent(kind, work -> {
                                List<Unit<?>> group = new ArrayList<>();
                                inOrder.add(group);
                                return group;
                            })
                            .add(unit);
                }
                return inOrder;
            }

            /** Does the work of units that {@link #grouped} found to be the same. */
            @SuppressWarnings("unchecked") // the same Together takes the same items
            static void run(List<Unit<?>> units) {
                var work = (Together<Object>)
                        Objects.requireNonNull(units.getFirst().share).work();
                work.run(units.stream()
                        .map(unit -> (Object) Objects.requireNonNull(unit.share).item())
                        .toList());
            }
        }
    }
}
