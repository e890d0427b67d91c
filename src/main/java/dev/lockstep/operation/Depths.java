package dev.lockstep.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many operations are in each state, from the small indexes of the queue and of trouble. Completed is what is left of
 * all, and of all only those taken in lately are counted each time.
 */
final class Depths {
    /** What was taken in earlier than this many operations ago is committed everywhere, so it is counted once. */
    private static final long LATELY = 20_000;

    /** Old ones are pruned meanwhile, here or on another node. */
    private static final Duration COUNTED_AGAIN_AFTER = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Map<String, Older> older = new ConcurrentHashMap<>();

    Depths(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Older(long upTo, long count, Instant at) {
        static final Older NOTHING = new Older(0, 0, Instant.EPOCH);
    }

    /** @param linkId null for all links */
    Map<OperationState, Long> of(@Nullable UUID linkId) {
        var link = linkId == null ? "1 = 1" : "link_id = '" + linkId + "'"; // a UUID needs no quoting
        Map<OperationState, Long> depths = new EnumMap<>(OperationState.class);
        for (var state : OperationState.values()) {
            depths.put(state, 0L);
        }
        jdbc.sql("""
                        select 'queued', count(*) from operation where state = 'queued' and %1$s
                        union all
                        select 'processing', count(*) from operation where state = 'processing' and %1$s
                        union all
                        select state, count(*) from operation
                        where state not in ('queued', 'processing', 'completed') and %1$s group by state
                        """.formatted(link.replace("link_id =", "link_id || '' ="))) // not by the link's index
                .query((row, n) -> depths.put(OperationRow.state(row.getString(1)), row.getLong(2)))
                .list();
        long others = depths.values().stream().mapToLong(Long::longValue).sum();
        depths.put(OperationState.COMPLETED, Math.max(0, total(link) - others));
        return depths;
    }

    private long total(String link) {
        var now = clock.instant();
        long newest = jdbc.sql("select coalesce(max(seq), 0) from operation")
                .query(Long.class)
                .single();
        var known = older.getOrDefault(link, Older.NOTHING);
        boolean old = known.at().plus(COUNTED_AGAIN_AFTER).isBefore(now);
        if (old || newest - known.upTo() > 2 * LATELY) {
            var base = old ? new Older(0, 0, now) : known;
            long upTo = Math.max(0, newest - LATELY);
            known = new Older(upTo, base.count() + count(link, base.upTo(), upTo), base.at());
            older.put(link, known);
        }
        return known.count() + count(link, known.upTo(), newest);
    }

    private long count(String link, long after, long upTo) {
        return jdbc.sql("select count(*) from operation where seq > ? and seq <= ? and " + link)
                .params(after, upTo)
                .query(Long.class)
                .single();
    }
}
