package dev.lockstep.watch;

import dev.lockstep.base.Json;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Container;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of watches as people made them; whose turn it is, {@link DueWatches} knows. Writes join the caller's unit. */
record WatchRows(JdbcClient jdbc) {
    void add(UUID id, UUID projectId, WatchTerms terms, Instant now) {
        jdbc.sql("""
                insert into watch (id, project_id, connection_id, name, repo_url, container, branches,
                  interval_minutes, fire_first, due_at, created_at, updated_at)
                values (:id, :project, :connection, :name, :url, :container, :branches, :minutes, :fire, :now, :now, :now)
                """)
                .params(columns(terms))
                .param("id", id.toString())
                .param("project", projectId.toString())
                .param("now", now.toEpochMilli())
                .update();
    }

    /** A check of another place than is watched now loses its lease, so that nothing it saw is stored. */
    void settle(Watch old, WatchTerms terms, Instant now) {
        jdbc.sql("""
                update watch set name = :name, repo_url = :url, container = :container, connection_id = :connection,
                  branches = :branches, interval_minutes = :minutes, fire_first = :fire, updated_at = :now,
                  due_at = case when :afresh = 1 or due_at = :seen then :due else due_at end,
                  etag = case when :afresh = 1 then null else etag end,
                  started = case when :afresh = 1 then 0 else started end,
                  trouble = case when :afresh = 1 then null else trouble end,
                  lease_token = case when :elsewhere = 1 then null else lease_token end,
                  lease_until = case when :elsewhere = 1 then null else lease_until end,
                  wanted = wanted + :otherwise
                where id = :id
                """)
                .params(columns(terms))
                .param("due", terms.due(old, now).toEpochMilli())
                .param("seen", old.dueAt().toEpochMilli()) // somebody may wish for a check at this moment
                .param("now", now.toEpochMilli())
                .param("afresh", terms.afresh(old) ? 1 : 0)
                .param("elsewhere", terms.elsewhere(old) ? 1 : 0)
                .param("otherwise", terms.otherwise(old) ? 1 : 0)
                .param("id", old.id().toString())
                .update();
    }

    private static Map<String, Object> columns(WatchTerms terms) {
        var values = new HashMap<String, Object>();
        values.put("connection", terms.place().connectionId().toString());
        values.put("name", terms.name());
        values.put("url", terms.repoUrl());
        values.put("container", terms.place().container().path());
        values.put("branches", Json.write(terms.branches()));
        values.put("minutes", terms.intervalMinutes());
        values.put("fire", terms.fireFirst() ? 1 : 0);
        return values;
    }

    void delete(UUID id) {
        jdbc.sql("delete from watch where id = ?").param(id.toString()).update();
    }

    Optional<Watch> find(UUID id) {
        return jdbc.sql("select * from watch where id = ?")
                .param(id.toString())
                .query(WatchRows::watch)
                .optional();
    }

    Optional<Watch> find(long number) {
        return jdbc.sql("select * from watch where number = ?")
                .param(number)
                .query(WatchRows::watch)
                .optional();
    }

    Slice<Watch> list(@Nullable UUID projectId, int limit, @Nullable String cursor) {
        var rows = jdbc.sql("""
                        select * from watch
                        where number > :after and (cast(:project as text) is null or project_id = :project)
                        order by number limit :limit
                        """)
                .param("after", Columns.number(cursor, 0))
                .param("project", projectId == null ? null : projectId.toString())
                .param("limit", limit + 1)
                .query(WatchRows::watch)
                .list();
        return Slice.of(rows, limit, watch -> String.valueOf(watch.number()));
    }

    static Watch watch(ResultSet row, int number) throws SQLException {
        return new Watch(
                Columns.id(row, "id"),
                row.getLong("number"),
                Columns.id(row, "project_id"),
                Columns.id(row, "connection_id"),
                row.getString("name"),
                row.getString("repo_url"),
                new Container(row.getString("container")),
                List.of(Json.read(row.getString("branches"), String[].class)),
                row.getInt("interval_minutes"),
                row.getInt("fire_first") == 1,
                row.getInt("started") == 1,
                row.getString("etag"),
                row.getString("trouble"),
                Columns.time(row, "due_at"),
                Columns.timeOrNull(row, "checked_at"),
                Columns.time(row, "created_at"),
                Columns.time(row, "updated_at"));
    }
}
