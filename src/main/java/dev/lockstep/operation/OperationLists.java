package dev.lockstep.operation;

import static dev.lockstep.operation.OperationRow.text;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operations as people look at them: lists and counts. */
class OperationLists {
    private static final int MAX_LIMIT = 500;

    private final JdbcClient jdbc;

    OperationLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<Operation> list(Operations.Filter filter, int limit, @Nullable String cursor) {
        int shown = Math.clamp(limit, 1, MAX_LIMIT);
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        where.add("seq < ?");
        values.add(cursor == null ? Long.MAX_VALUE : seq(cursor));
        condition("state = ?", filter.state() == null ? null : text(filter.state()), where, values);
        condition("direction = ?", filter.direction() == null ? null : text(filter.direction()), where, values);
        condition("link_id = ?", text(filter.linkId()), where, values);
        condition("job_id = ?", text(filter.jobId()), where, values);
        resource(filter.resource(), where, values);
        values.add(shown + 1);
        // The page is cut in an index; only its own rows are read.
        var found = jdbc.sql("select * from operation where seq in (select seq from operation where "
                        + String.join(" and ", where) + " order by seq desc limit ?) order by seq desc")
                .params(values)
                .query(OperationRow::read)
                .list();
        return Slice.of(found, shown, operation -> Long.toString(operation.seq()));
    }

    private static void condition(String sql, @Nullable Object value, List<String> where, List<Object> values) {
        if (value != null) {
            where.add(sql);
            values.add(value);
        }
    }

    /** A subject is found through its key, so that one index serves both. */
    private void resource(@Nullable String resource, List<String> where, List<Object> values) {
        if (resource == null) {
            return;
        }
        var keys = jdbc.sql("""
                        select res_key from operation where subject_id = ?
                          and event_kind <> 'look' and duplicate_of is null
                        limit 1
                        """).param(resource).query(String.class).list();
        condition("res_key = ?", keys.isEmpty() ? resource : keys.getFirst(), where, values);
        if (!keys.isEmpty() && !keys.getFirst().equals(resource)) {
            condition("subject_id = ?", resource, where, values);
        }
    }

    private static long seq(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException unreadable) {
            throw Refused.invalid("cursor_invalid", "cursor", "This cursor is not one that a list gave.");
        }
    }

    Map<OperationState, Long> counts(@Nullable UUID linkId) {
        return Depths.of(jdbc, linkId);
    }

    Operations.JobCount count(UUID jobId) {
        var groups = jdbc.sql("""
                        select state, reason, count(*) from operation
                        where job_id = ? and finished_at is not null
                        group by state, reason
                        """)
                .param(jobId.toString())
                .query((row, n) -> new Group(OperationRow.state(row.getString(1)), row.getString(2), row.getLong(3)))
                .list();
        long total = jdbc.sql("select count(*) from operation where job_id = ?")
                .param(jobId.toString())
                .query(Long.class)
                .single();
        Map<String, Long> reasons = new TreeMap<>();
        groups.stream()
                .filter(group -> group.state() == OperationState.COMPLETED)
                .forEach(group -> reasons.put(group.reason(), group.count()));
        long ended = groups.stream().mapToLong(Group::count).sum();
        return new Operations.JobCount(total, ended, count(groups, OperationState.ERRORED), reasons);
    }

    private static long count(List<Group> groups, OperationState state) {
        return groups.stream()
                .filter(group -> group.state() == state)
                .mapToLong(Group::count)
                .sum();
    }

    private record Group(OperationState state, String reason, long count) {}

    @Nullable
    Instant oldestQueued() {
        return jdbc.sql("select created_at from operation where state = 'queued' order by created_at limit 1")
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }
}
