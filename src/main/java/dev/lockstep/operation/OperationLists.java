package dev.lockstep.operation;

import static dev.lockstep.operation.OperationRow.text;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operations as people look at them: lists and counts. */
class OperationLists {
    static final int ERRORS_TOLD = 10_000;
    private static final int GROUPS = 100;
    private static final int MAX_LIMIT = 500;

    private final JdbcClient jdbc;
    private final Depths depths;
    private final IntakeTimes times;

    OperationLists(JdbcClient jdbc, Depths depths) {
        this.jdbc = jdbc;
        this.depths = depths;
        times = new IntakeTimes(jdbc);
    }

    Slice<Operation> list(Operations.Filter filter, int limit, @Nullable String cursor) {
        int shown = Math.clamp(limit, 1, MAX_LIMIT);
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        where.add("seq < ?");
        values.add(cursor == null ? Long.MAX_VALUE : seq(cursor));
        var state = filter.state() == null && filter.errorClass() != null ? OperationState.ERRORED : filter.state();
        if (state != null) {
            where.add(inWordsOfIndexes(state));
        }
        condition("error_class = ?", filter.errorClass(), where, values);
        condition("direction = ?", filter.direction() == null ? null : text(filter.direction()), where, values);
        // Of what is queued the small index is to be read and not the link's, which names all that ever was.
        var link = state == OperationState.QUEUED ? "link_id || '' = ?" : "link_id = ?";
        condition(link, text(filter.linkId()), where, values);
        condition("job_id = ?", text(filter.jobId()), where, values);
        over(filter.connections(), where, values);
        by(filter.by(), where, values);
        age(filter, where, values);
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

    /** A partial index is used when its own words stand there; a parameter would hide them. */
    private static String inWordsOfIndexes(OperationState state) {
        return switch (state) {
            case QUEUED -> "state = 'queued'";
            case PROCESSING -> "seq in (select seq from operation where state = 'processing')";
            case COMPLETED -> "state = 'completed'";
            case ERRORED, CANCELED, DROPPED, DUPLICATE, DISABLED ->
                "state not in ('queued', 'processing', 'completed') and state = '" + text(state) + "'";
        };
    }

    private static void over(@Nullable Set<UUID> connections, List<String> where, List<Object> values) {
        if (connections != null) {
            // No connection has the empty id.
            where.add("connection_id in (''" + ", ?".repeat(connections.size()) + ")");
            connections.forEach(each -> values.add(each.toString()));
        }
    }

    /** By the order of intake, which an index knows; the times themselves decide at the edges. */
    private void age(Operations.Filter filter, List<String> where, List<Object> values) {
        if (filter.from() != null) {
            condition("seq >= ?", times.firstAround(filter.from().minus(IntakeTimes.UNORDERED)), where, values);
            condition("created_at >= ?", filter.from().toEpochMilli(), where, values);
        }
        if (filter.before() != null) {
            condition("seq < ?", times.firstAround(filter.before().plus(IntakeTimes.UNORDERED)), where, values);
            condition("created_at < ?", filter.before().toEpochMilli(), where, values);
        }
    }

    private static void condition(String sql, @Nullable Object value, List<String> where, List<Object> values) {
        if (value != null) {
            where.add(sql);
            values.add(value);
        }
    }

    /** In the words of the index, which knows only what is somebody's doing. */
    private static void by(@Nullable String name, List<String> where, List<Object> values) {
        if (Operations.Filter.NOBODY.equalsIgnoreCase(name)) {
            where.add("caused_by is null");
        } else if (name != null) {
            where.add("caused_by is not null");
            condition("lower(caused_by) = lower(?)", name, where, values);
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
        return depths.of(linkId);
    }

    /** The newest ones, in groups of one error class on one link, the largest first. */
    List<Operations.ErrorGroup> errors(@Nullable UUID linkId) {
        var link = linkId == null ? "1 = 1" : "link_id = '" + linkId + "'"; // a UUID needs no quoting
        return jdbc.sql("""
                        with told as (
                          select seq, id, error_class, link_id, reason, hint, finished_at from operation
                          where state not in ('queued', 'processing', 'completed') and state = 'errored' and %s
                          order by seq desc limit :most)
                        select g.error_class, g.link_id, g.members, g.first_at, g.last_at, o.id, o.reason, o.hint
                        from (select error_class, link_id, count(*) as members, max(seq) as newest,
                                min(finished_at) as first_at, max(finished_at) as last_at
                              from told group by error_class, link_id
                              order by count(*) desc, max(seq) desc limit :groups) g
                        join operation o on o.seq = g.newest
                        order by g.members desc, g.newest desc
                        """.formatted(link))
                .param("most", ERRORS_TOLD)
                .param("groups", GROUPS)
                .query((row, n) -> new Operations.ErrorGroup(
                        row.getString("error_class"),
                        UUID.fromString(row.getString("link_id")),
                        row.getLong("members"),
                        row.getString("reason"),
                        row.getString("hint"),
                        UUID.fromString(row.getString("id")),
                        Instant.ofEpochMilli(row.getLong("first_at")),
                        Instant.ofEpochMilli(row.getLong("last_at"))))
                .list();
    }

    /** Null while nobody works on it. */
    @Nullable
    Lease lease(UUID id) {
        return jdbc.sql("select lease_owner, lease_until from operation where id = ? and lease_owner is not null")
                .param(id.toString())
                .query((row, n) -> new Lease(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
                .optional()
                .orElse(null);
    }

    record Lease(String owner, Instant until) {}

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

    boolean onlyHeldLeft(UUID jobId) {
        return jdbc.sql("""
                        select 1 from operation where job_id = ? and finished_at is null and not exists (
                          select 1 from operation_hold h where h.op_id = operation.id and h.waits = 1)
                        limit 1
                        """)
                .param(jobId.toString())
                .query(Integer.class)
                .optional()
                .isEmpty();
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
        return jdbc.sql("select created_at from operation where state = 'queued' order by seq limit 1")
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }
}
