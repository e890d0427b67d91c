package dev.lockstep.operation;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds a time in the order of intake by halving, as nothing else indexes times: a handful of reads, however many rows. */
class IntakeTimes {
    /** Clocks of nodes may differ, and a transaction may commit later than one that began after it. */
    static final Duration UNORDERED = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    IntakeTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** About the first number of intake at this time or later; beyond all of them when there is none. */
    long firstAround(Instant time) {
        long low = edge("min");
        long high = edge("max") + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (createdAt(middle) < time.toEpochMilli()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long edge(String which) {
        return jdbc.sql("select coalesce(" + which + "(seq), 0) from operation")
                .query(Long.class)
                .single();
    }

    /** Of the first one from there on; some numbers were never given, or were pruned. */
    private long createdAt(long seq) {
        return jdbc.sql("select created_at from operation where seq >= ? order by seq limit 1")
                .param(seq)
                .query(Long.class)
                .optional()
                .orElse(Long.MAX_VALUE);
    }
}
