package dev.lockstep.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The time of the database, so that nodes whose own clocks differ agree when a lease is over. Asked now and then, and
 * counted on from there by a counter that nobody can set.
 */
final class DatabaseClock implements InstantSource, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);
    /** An answer that took longer says too little. */
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final JdbcClient jdbc;
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("database-clock").factory());
    private volatile Known known;

    /** @param nanos of this process's counter at that time */
    private record Known(Instant time, long nanos) {}

    DatabaseClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
        known = ask();
        asking.scheduleWithFixedDelay(
                this::askAgain, ASK_EVERY.toMillis(), ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Instant instant() {
        var from = known;
        return from.time().plusNanos(System.nanoTime() - from.nanos());
    }

    private void askAgain() {
        try {
            long before = System.nanoTime();
            var told = ask();
            if (System.nanoTime() - before < SLOW_NANOS) {
                known = told;
            }
        } catch (RuntimeException away) {
            LOG.debug("The database's time could not be asked: {}", away.getMessage());
        }
    }

    private Known ask() {
        long before = System.nanoTime();
        long micros = jdbc.sql("select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)")
                .query(Long.class)
                .single();
        long after = System.nanoTime();
        return new Known(Instant.EPOCH.plusNanos(micros * 1_000), before + (after - before) / 2);
    }

    @Override
    public void destroy() {
        asking.shutdownNow();
    }
}
