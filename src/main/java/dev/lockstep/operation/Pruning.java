package dev.lockstep.operation;

import dev.lockstep.base.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Old operations leave, with their history and what was asked for them. What failed stays while nothing newer is known of its resource. Inside a unit
 * of work.
 */
class Pruning {
    private static final List<String> BESIDE = List.of("operation_history", "operation_exchange");

    private final JdbcClient jdbc;

    Pruning(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long seq, long createdAt) {}

    /** Walks in the order of intake, which is nearly that of time: needs no index of its own, and each page is small. */
    Operations.Pruned prune(Instant before, Set<UUID> runningJobs, long after, int rows) {
        var page = jdbc.sql("select seq, created_at from operation where seq > ? order by seq limit ?")
                .params(after, rows)
                .query((row, n) -> new Row(row.getLong(1), row.getLong(2)))
                .list();
        var old = page.stream()
                .filter(row -> row.createdAt < before.toEpochMilli())
                .map(Row::seq)
                .toList();
        if (old.isEmpty()) {
            return new Operations.Pruned(0, after, true);
        }
        var gone = delete(before, runningJobs, old);
        if (!gone.isEmpty()) {
            for (var table : BESIDE) {
                jdbc.sql("delete from " + table + " where operation_id in (:ids)")
                        .param("ids", Database.inList(gone))
                        .update();
            }
        }
        return new Operations.Pruned(gone.size(), old.getLast(), old.size() < rows);
    }

    private List<String> delete(Instant before, Set<UUID> runningJobs, List<Long> old) {
        var running = runningJobs.isEmpty()
                ? List.of("")
                : runningJobs.stream().map(UUID::toString).toList();
        return jdbc.sql("""
                        delete from operation
                        where seq in (:old) and finished_at < :before and (job_id is null or job_id not in (:running))
                          and (state not in ('errored', 'disabled') or exists
                            (select 1 from operation newer where newer.res_key = operation.res_key and newer.seq > operation.seq))
                        returning id
                        """)
                .param("old", Database.inList(old))
                .param("before", before.toEpochMilli())
                .param("running", Database.inList(running))
                .query(String.class)
                .list();
    }
}
