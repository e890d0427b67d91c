package dev.lockstep.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Other operations of the same subject and link whose second is the same or later: what the second look must know. */
class Rivals {
    private static final int ROWS_PER_OPERATION = 16;

    private final JdbcClient jdbc;

    Rivals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, List<Known>> of(List<Operation> operations) {
        Map<UUID, List<Known>> found = new HashMap<>();
        if (operations.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        select o.id as mine, n.id, n.seq, n.state, n.direction, n.event_kind, n.effective_at,
                          n.remote_updated_at, n.content_hash, n.covers
                        from operation o
                        join operation n on n.seq in (
                          select r.seq from operation r
                          where r.subject_id = o.subject_id and r.link_id = o.link_id
                            and r.effective_at >= (o.effective_at / 1000) * 1000
                            and r.event_kind <> 'look' and r.duplicate_of is null
                            and r.state in ('queued', 'processing', 'completed')
                          order by r.effective_at desc
                          limit :limit)
                        where o.id in (:ids) and n.seq <> o.seq
                        """)
                .param("limit", ROWS_PER_OPERATION)
                .param(
                        "ids",
                        operations.stream().map(each -> each.id().toString()).toList())
                .query((row, n) -> found.computeIfAbsent(
                                UUID.fromString(row.getString("mine")), id -> new ArrayList<>())
                        .add(OperationRow.known(row, n)))
                .list();
        return found;
    }
}
