package dev.lockstep.operation;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many operations are in each state, from the small indexes of the queue and of trouble. Only the total reads an
 * index of all operations; completed is what is left of it.
 */
final class Depths {
    private Depths() {}

    /** @param linkId null for all links */
    static Map<OperationState, Long> of(JdbcClient jdbc, @Nullable UUID linkId) {
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
                        """.formatted(link))
                .query((row, n) -> depths.put(OperationRow.state(row.getString(1)), row.getLong(2)))
                .list();
        long total = jdbc.sql("select count(*) from operation where " + link)
                .query(Long.class)
                .single();
        long others = depths.values().stream().mapToLong(Long::longValue).sum();
        depths.put(OperationState.COMPLETED, Math.max(0, total - others));
        return depths;
    }
}
