package dev.lockstep.operation;

import dev.lockstep.base.Database;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which operations belong to a plan, and which of them stay queued until it is released. Writes inside a unit of work. */
class Holds {
    static final String REASON = "held_by_guard";
    static final Instant UNTIL_ANSWERED = Instant.parse("9999-12-31T23:59:59Z");
    /** Waits that end later are for an answer; a clock that was set back moves them a little. */
    static final long HELD_FROM = Instant.parse("9000-01-01T00:00:00Z").toEpochMilli();

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    Holds(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(List<OperationRows.New> news) {
        put(news.stream()
                .map(OperationRows.New::wish)
                .filter(wish -> wish.request().hold() != null)
                .map(wish ->
                        new Row(wish.id(), Objects.requireNonNull(wish.request().hold())))
                .toList());
    }

    void keep(List<Leaving.Requeue> back) {
        put(back.stream()
                .filter(each -> each.plan() != null)
                .map(each -> new Row(
                        each.operation().id(), OperationRequest.Hold.waiting(Objects.requireNonNull(each.plan()))))
                .toList());
    }

    private record Row(UUID operation, OperationRequest.Hold hold) {}

    private void put(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        batches.batchUpdate("""
                insert into operation_hold (op_id, plan, waits) values (?, ?, ?)
                on conflict (op_id) do update set plan = excluded.plan, waits = excluded.waits
                """, rows, rows.size(), (row, each) -> {
            row.setString(1, each.operation().toString());
            row.setString(2, each.hold().plan().toString());
            row.setInt(3, each.hold().waits() ? 1 : 0);
        });
    }

    /** Something of the plan can run now or runs; what waits for an answer or for a later time does not count. */
    boolean busy(UUID plan, Instant now) {
        return jdbc.sql("""
                        select 1 from operation_hold h join operation o on o.id = h.op_id
                        where h.plan = ? and h.waits = 0 and o.finished_at is null
                          and (o.next_attempt_at is null or o.next_attempt_at <= ?)
                        limit 1
                        """)
                .params(plan.toString(), now.toEpochMilli())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    boolean waits(UUID linkId, UUID subjectId) {
        return jdbc.sql("""
                        select 1 from operation o join operation_hold h on h.op_id = o.id
                        where o.subject_id = ? and o.link_id = ? and o.state = 'queued' and h.waits = 1 limit 1
                        """)
                .params(subjectId.toString(), linkId.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    record Waiting(String id, String key) {}

    List<Waiting> some(UUID plan, int rows) {
        return jdbc.sql("""
                        select h.op_id, o.res_key from operation_hold h join operation o on o.id = h.op_id
                        where h.plan = ? and h.waits = 1 order by h.op_id limit ?
                        """)
                .params(plan.toString(), rows)
                .query((row, n) -> new Waiting(row.getString(1), row.getString(2)))
                .list();
    }

    /** Their heads are locked. */
    void release(List<Waiting> some) {
        Set<String> ids = some.stream().map(Waiting::id).collect(Collectors.toSet());
        jdbc.sql("""
                        update operation set next_attempt_at = null, reason = null
                        where id in (:ids) and state = 'queued' and next_attempt_at >= :held
                        """)
                .param("ids", Database.inList(ids))
                .param("held", HELD_FROM)
                .update();
        jdbc.sql("update operation_hold set waits = 0 where op_id in (:ids)")
                .param("ids", Database.inList(ids))
                .update();
    }
}
