package dev.lockstep.base;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link Database} for PostgreSQL: each unit is a transaction of its own on its caller's thread. Units run side by side
 * at READ COMMITTED; one that loses to another (a deadlock, or the other stored the same key first) is run again and then
 * sees what the other did.
 */
final class OwnCommit implements Database {
    private static final Logger log = LoggerFactory.getLogger(OwnCommit.class);
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final ScopedValue<Boolean> IN_UNIT = ScopedValue.newInstance();

    private final TransactionTemplate transaction;

    OwnCommit(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T write(Supplier<T> unit) {
        if (IN_UNIT.isBound()) {
            return unit.get();
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A signal after a commit must wake somebody, not write.");
        }
        for (int attempt = 1; ; attempt++) {
            var run = new Run<>(unit);
            try {
                return run.in(transaction);
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !run.mayBeRepeated(failure)) {
                    throw failure;
                }
                log.debug("A unit of work is run again: {}", failure.getMessage());
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS << attempt));
            }
        }
    }

    /** One attempt at a unit. */
    private static final class Run<T> {
        private final Supplier<T> unit;
        private boolean committing;

        Run(Supplier<T> unit) {
            this.unit = unit;
        }

        @SuppressWarnings("NullAway") // a unit may well return null; the template does not say so
        T in(TransactionTemplate transaction) {
            return transaction.execute(status -> {
                T result = ScopedValue.where(IN_UNIT, true).call(unit::get);
                committing = true;
                return result;
            });
        }

        /** Whatever became of a commit that was not answered, a unit is not run twice. */
        boolean mayBeRepeated(RuntimeException failure) {
            var state = sqlState(failure);
            return switch (state) {
                case "40001", "40P01", "23505" -> true; // serialization, deadlock, another was first
                default -> !committing && isLostConnection(state);
            };
        }

        private static boolean isLostConnection(String state) {
            return state.startsWith("08") || state.startsWith("57P");
        }

        private static String sqlState(RuntimeException failure) {
            for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException told && told.getSQLState() != null) {
                    return told.getSQLState();
                }
            }
            return "";
        }
    }
}
