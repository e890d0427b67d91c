package dev.lockstep.operation;

import dev.lockstep.base.Database;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clock that was set back: what the queue waits for moves with it, else everything that was due would stand still until
 * the old time comes again. Used by one thread.
 */
class SetBack {
    private static final Logger LOG = LoggerFactory.getLogger(SetBack.class);
    /** Nodes' clocks may differ by less. */
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Database database;
    private final boolean alone;
    private Instant latest = Instant.EPOCH;

    /** @param alone no other process sees the same step */
    SetBack(JdbcClient jdbc, Database database, boolean alone) {
        this.alone = alone;
        this.jdbc = jdbc;
        this.database = database;
    }

    /** True when it had to. */
    boolean mend(Instant now) {
        var seen = latest;
        latest = alone ? now : Instant.EPOCH;
        if (step(now, seen).isZero()) {
            return false;
        }
        return database.write(() -> {
            database.alone("clock");
            var by = step(now, seen);
            if (!by.isZero()) {
                LOG.warn("The clock was set back by {} s; what waits is moved with it", by.toSeconds());
                move(now.toEpochMilli(), by.toMillis());
            }
            return !by.isZero();
        });
    }

    /** What was written by a later clock tells of a step too, also of one while nobody looked. */
    private Duration step(Instant now, Instant seen) {
        long created = jdbc.sql("select coalesce(max(created_at), 0) from operation where state = 'queued'")
                .query(Long.class)
                .single();
        long leased = jdbc.sql("select coalesce(max(lease_until), 0) from operation where state = 'processing'")
                .query(Long.class)
                .single();
        var newest = Instant.ofEpochMilli(Math.max(created, leased - QueueSettings.LEASE.toMillis()));
        var by = Duration.between(now, newest.isAfter(seen) ? newest : seen);
        return by.compareTo(TOLERATED) > 0 ? by : Duration.ZERO;
    }

    private void move(long now, long by) {
        each("update operation set created_at = :now where state = 'queued' and created_at > :now", now, by);
        each("""
                update operation set next_attempt_at = next_attempt_at - :by
                where state = 'queued' and next_attempt_at > :now
                """, now, by);
        each(
                "update operation set lease_until = lease_until - :by where state = 'processing' and lease_until > :now",
                now,
                by);
        each("""
                update queue_head set ready_at = case when ready_at - :by < :now then :now else ready_at - :by end
                where ready_at > :now
                """, now, by);
        each("update connection_gate set not_before = not_before - :by where not_before > :now", now, by);
    }

    private void each(String sql, long now, long by) {
        jdbc.sql(sql).param("now", now).param("by", by).update();
    }
}
