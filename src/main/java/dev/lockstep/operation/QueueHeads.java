package dev.lockstep.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row per resource and link with something queued; see docs/adr/0010. Every change of what is queued for a resource
 * touches its heads first, which serialises intake, claim and finish of it on every database.
 */
class QueueHeads {
    /** How far down the line the next one is looked for; one behind this many that wait is found when one of them is due. */
    private static final int LINE_ROWS = 8;

    private final JdbcClient jdbc;

    QueueHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param opId the operation that comes next */
    record Head(String key, UUID linkId, UUID connectionId, String opId) {
        static Head read(ResultSet row, int number) throws SQLException {
            return new Head(
                    row.getString("res_key"),
                    UUID.fromString(row.getString("link_id")),
                    UUID.fromString(row.getString("connection_id")),
                    row.getString("op_id"));
        }
    }

    /** What stands at a resource's head on one link after {@link #touch}. */
    record Touched(boolean fresh, boolean busy) {}

    /** Locks the head of a new operation, or makes it with that operation. */
    Touched touch(UUID opId, OperationRequest request, Instant now) {
        return jdbc.sql("""
                        insert into queue_head (res_key, link_id, connection_id, op_id, turn, priority, ready_at, busy)
                        values (?, ?, ?, ?, ?, ?, ?, case when exists
                          (select 1 from operation where res_key = ? and state = 'processing') then 1 else 0 end)
                        on conflict (res_key, link_id) do update set connection_id = excluded.connection_id
                        returning op_id, busy
                        """)
                .param(request.key().value())
                .param(request.linkId().toString())
                .param(request.connectionId().toString())
                .param(opId.toString())
                .param(Turn.of(request))
                .param(request.priority().ordinal())
                .param(now.toEpochMilli())
                .param(request.key().value())
                .query((row, n) -> new Touched(row.getString("op_id").equals(opId.toString()), row.getInt("busy") == 1))
                .single();
    }

    /** Marks all heads of resources as busy; answers those that were idle. */
    List<Head> occupy(List<String> keys) {
        return jdbc.sql("""
                        update queue_head set busy = 1 where res_key in (:keys) and busy = 0
                        returning res_key, link_id, connection_id, op_id
                        """).param("keys", keys).query(Head::read).list();
    }

    /**
     * Nothing of the resource is processing any more: finds the next operation on each of its links. The first statement
     * locks the heads, so that what a concurrent intake has just committed is seen by the second (the lost wake-up).
     */
    void release(String key, Instant now) {
        jdbc.sql("update queue_head set busy = 0 where res_key = ?").param(key).update();
        refresh(key, now);
    }

    /** Finds the next operation on each link of a resource; its heads must be locked. */
    void refresh(String key, Instant now) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        for (var each : lines(key)) {
            lines.computeIfAbsent(each.linkId(), link -> new ArrayList<>()).add(each);
        }
        lines.forEach((link, line) -> store(key, link, line, now));
    }

    private void store(String key, String link, List<Line> line, Instant now) {
        var queued = line.stream().map(Line::op).filter(op -> op != null).toList();
        if (queued.isEmpty()) {
            jdbc.sql("delete from queue_head where res_key = ? and link_id = ?")
                    .param(key)
                    .param(link)
                    .update();
            return;
        }
        var next = Turn.next(queued, now);
        jdbc.sql("""
                        update queue_head set op_id = ?, turn = ?, priority = ?, ready_at = ?
                        where res_key = ? and link_id = ?
                        """)
                .param(next.id().toString())
                .param(next.turn())
                .param(line.getFirst().live() ? 0 : 1)
                .param(next.readyAt().toEpochMilli())
                .param(key)
                .param(link)
                .update();
    }

    private List<Line> lines(String key) {
        return jdbc.sql("""
                        select h.link_id, o.id, o.turn, o.event_kind, coalesce(o.next_attempt_at, o.created_at) as ready_at,
                          exists (select 1 from operation l where l.res_key = h.res_key and l.link_id = h.link_id
                            and l.state = 'queued' and l.priority = 0) as live
                        from queue_head h
                        left join operation o on o.seq in (
                          select q.seq from operation q
                          where q.res_key = h.res_key and q.link_id = h.link_id and q.state = 'queued'
                          order by q.turn, q.effective_at, q.seq
                          limit ?)
                        where h.res_key = ?
                        order by h.link_id, o.turn, o.effective_at, o.seq
                        """).param(LINE_ROWS).param(key).query(Line::read).list();
    }

    private record Line(String linkId, Turn.@Nullable Waiting op, boolean live) {
        static Line read(ResultSet row, int number) throws SQLException {
            var id = row.getString("id");
            var op = id == null
                    ? null
                    : new Turn.Waiting(
                            UUID.fromString(id),
                            row.getInt("turn"),
                            row.getString("event_kind").equals("created"),
                            Instant.ofEpochMilli(row.getLong("ready_at")));
            return new Line(row.getString("link_id"), op, row.getBoolean("live"));
        }
    }
}
