package dev.lockstep.issue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issues.TimelineEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectWriter;

/** The table {@code change}, to which rows are only ever added. */
final class Timeline {
    private static final ObjectWriter DETAIL = Json.MAPPER.writerFor(Change.class);
    private static final Map<Class<?>, String> KINDS = Arrays.stream(
                    Objects.requireNonNull(Change.class.getAnnotation(JsonSubTypes.class))
                            .value())
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(UUID issueId, Change change, Origin origin, Instant at) {
        jdbc.sql("insert into change (id, issue_id, kind, detail, origin, at) values (?, ?, ?, ?, ?, ?)")
                .param(Ids.next().toString())
                .param(issueId.toString())
                .param(Objects.requireNonNull(KINDS.get(change.getClass())))
                .param(DETAIL.writeValueAsString(change))
                .param(Json.write(origin))
                .param(at.toEpochMilli())
                .update();
    }

    Slice<TimelineEntry> of(UUID issueId, int limit, @Nullable String cursor) {
        var rows = jdbc.sql("select * from change where issue_id = ? and id > ? order by id limit ?")
                .param(issueId.toString())
                .param(cursor == null ? "" : cursor)
                .param(limit + 1)
                .query(Timeline::entry)
                .list();
        return Slice.of(rows, limit, entry -> entry.id().toString());
    }

    List<TimelineEntry> newest(UUID issueId, int limit) {
        return jdbc.sql("select * from change where issue_id = ? order by id desc limit ?")
                .params(issueId.toString(), limit)
                .query(Timeline::entry)
                .list();
    }

    Slice<TimelineEntry> decisions(UUID issueId, int limit, @Nullable String cursor) {
        var rows = jdbc.sql("""
                        select * from change
                        where issue_id = ? and kind in ('conflict_opened', 'conflict_decided', 'conflict_resolved', 'removed') and id < ?
                        order by id desc limit ?
                        """)
                .param(issueId.toString())
                .param(cursor == null ? "g" : cursor) // behind every id
                .param(limit + 1)
                .query(Timeline::entry)
                .list();
        return Slice.of(rows, limit, entry -> entry.id().toString());
    }

    private static TimelineEntry entry(ResultSet row, int at) throws SQLException {
        return new TimelineEntry(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("issue_id")),
                Json.read(row.getString("detail"), Change.class),
                Json.read(row.getString("origin"), Origin.class),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
