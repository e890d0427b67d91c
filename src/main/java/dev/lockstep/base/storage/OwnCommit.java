package dev.lockstep.base.storage;

import dev.lockstep.base.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link Database} for PostgreSQL: each unit is a transaction of its own on its caller's thread. Units run side by side
 * at READ COMMITTED; one that loses to another (a deadlock, or the other was first with the same key) is run again and then
 * sees what the other did.
 */
final class OwnCommit implements Database, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(OwnCommit.class);
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final ScopedValue<Run<?>> CURRENT = ScopedValue.newInstance();

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Wakeups wakeups;
    private final Numbering numbering;
    private final Combining combining = new Combining(this);

    OwnCommit(PlatformTransactionManager transactions, DataSource source) {
        transaction = new TransactionTemplate(transactions);
        jdbc = JdbcClient.create(source);
        wakeups = new Wakeups(source);
        numbering = new Numbering(jdbc);
    }

    @Override
    public <T> T write(Supplier<T> unit) {
        if (CURRENT.isBound()) {
            return unit.get();
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A signal after a commit must wake somebody, not write.");
        }
        for (int attempt = 1; ; attempt++) {
            var run = new Run<>(unit);
            try {
                return within(run);
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !run.mayBeRepeated(failure)) {
                    throw failure;
                }
                log.debug("A unit of work is run again: {}", failure.getMessage());
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS << attempt));
            }
        }
    }

    @Override
    public <I> void together(Together<I> work, I item) {
        if (CURRENT.isBound()) {
            work.run(List.of(item));
        } else {
            combining.run(work, item);
        }
    }

    @SuppressWarnings("NullAway") // a unit may well return null; the template does not say so
    private <T> T within(Run<T> run) {
        return transaction.execute(status -> ScopedValue.where(CURRENT, run).call(() -> {
            T result = run.unit.get();
            // Last of all, so that nobody who holds them waits for anything else, and in one order everywhere.
            alone(run.counted);
            // Late, so that readers wait for little more than the commit.
            run.sequences.forEach(numbering::announce);
            run.last.forEach(Runnable::run);
            run.committing = true;
            return result;
        }));
    }

    @Override
    public void numbered(String sequence, @Nullable String counted, Runnable last) {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("What is numbered needs a unit of work.");
        }
        var run = CURRENT.get();
        run.sequences.add(sequence);
        if (counted != null) {
            run.counted.add(counted);
        }
        run.last.add(last);
    }

    @Override
    public long settled(String sequence) {
        return numbering.settled(sequence);
    }

    @Override
    public void alone(String name) {
        alone(new TreeSet<>(Set.of(name)));
    }

    /** All of them at once. */
    private void alone(SortedSet<String> names) {
        if (!names.isEmpty()) {
            jdbc.sql("select count(pg_advisory_xact_lock(hashtextextended(name, 0))) from unnest(?) name")
                    .param(names.toArray(String[]::new))
                    .query(Long.class)
                    .single();
        }
    }

    @Override
    public long changes(String name) {
        return jdbc.sql("select n from revision where name = ?")
                .param(name)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public void changed(String name) {
        jdbc.sql("insert into revision (name, n) values (?, 1) on conflict (name) do update set n = revision.n + 1")
                .param(name)
                .update();
    }

    @Override
    public void wakeOthers(String topic) {
        wakeups.tell(topic);
    }

    @Override
    public void onWoken(String topic, Runnable listener) {
        wakeups.hear(topic, listener);
    }

    @Override
    public void destroy() {
        wakeups.close();
    }

    /** One attempt at a unit. */
    private static final class Run<T> {
        private final Supplier<T> unit;
        private final SortedSet<String> counted = new TreeSet<>();
        private final Set<String> sequences = new LinkedHashSet<>();
        private final List<Runnable> last = new ArrayList<>();
        private boolean committing;

        Run(Supplier<T> unit) {
            this.unit = unit;
        }

        /** Whatever became of a commit that was not answered, a unit is not run twice. */
        boolean mayBeRepeated(RuntimeException failure) {
            var state = sqlState(failure);
            return switch (state) {
                // Serialization, deadlock, a lock that was not to be had in time; another stored the same key first, or
                // removed what was referred to.
                case "40001", "40P01", "55P03", "23505", "23503" -> true;
                default -> !committing && isLostConnection(state);
            };
        }

        private static boolean isLostConnection(String state) {
            boolean tookTooLong = state.equals("25P03") || state.equals("25P04");
            return state.startsWith("08") || state.startsWith("57P") || tookTooLong;
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
