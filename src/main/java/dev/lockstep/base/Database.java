package dev.lockstep.base;

import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one way to change what is stored. A unit of work passed to {@link #write} runs in one transaction and is durable
 * when the call returns; a unit that throws leaves nothing behind. Units must be short and must not talk to anybody: no
 * HTTP, no waiting. On PostgreSQL others run at the same time, and a unit that lost to one of them is run again, so it
 * must change nothing but the database.
 *
 * <p>A {@code write} inside a unit joins it. Reads outside a unit go straight through {@code JdbcClient} and see what is
 * committed. Thread-safe; callers block until their unit is committed.
 */
public interface Database {
    <T> T write(Supplier<T> unit);

    default void write(Runnable unit) {
        write(() -> {
            unit.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Runs a signal once the surrounding unit is committed, or at once outside one. It may come although the unit was
     * rolled back, so it may only wake somebody who then looks; it must not write. A signal that throws is logged.
     */
    default void afterCommit(Runnable signal) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signal.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    signal.run();
                } catch (RuntimeException failure) {
                    // Everything is committed by now, so this must not look like a failure of the unit.
                    LoggerFactory.getLogger(Database.class).error("A signal after a commit failed", failure);
                }
            }
        });
    }

    /**
     * Stores something inside a unit in the order in which units are committed: who reads it by its sequence number never
     * finds a lower one later. May put it off to the unit's end.
     */
    default void inOrder(Runnable last) {
        last.run(); // with one writer, units are committed in the order in which they run
    }

    /** Inside a unit: until it ends, no other unit passes here with the same name. For what no row and no key guards. */
    default void alone(String name) {}

    /** Throws when called inside a unit of work: the guard in front of every remote call. */
    default void assertOutside() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A remote call must not run inside a database transaction.");
        }
    }
}
