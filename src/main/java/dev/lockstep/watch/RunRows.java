package dev.lockstep.watch;

import dev.lockstep.base.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads runs. */
record RunRows(JdbcClient jdbc) {
    Optional<Run> find(UUID id) {
        return jdbc.sql("select * from run where id = ?")
                .param(id.toString())
                .query(RunRows::run)
                .optional();
    }

    /** Newest first. */
    Slice<Run> list(UUID watchId, @Nullable UUID actionId, int limit, @Nullable String cursor) {
        var rows = jdbc.sql("""
                        select * from run where watch_id = :watch
                          and (cast(:action as text) is null or action_id = :action) and number < :before
                        order by number desc limit :limit
                        """)
                .param("watch", watchId.toString())
                .param("action", actionId == null ? null : actionId.toString())
                .param("before", Columns.number(cursor, Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query(RunRows::run)
                .list();
        return Slice.of(rows, limit, run -> String.valueOf(run.number()));
    }

    static Run run(ResultSet row, int number) throws SQLException {
        long duration = row.getLong("duration_ms");
        Long durationMillis = row.wasNull() ? null : duration;
        return new Run(
                Columns.id(row, "id"),
                row.getLong("number"),
                Columns.id(row, "action_id"),
                Columns.id(row, "watch_id"),
                Action.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Run.Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                new Run.Commit(
                        row.getString("branch"),
                        row.getString("commit_sha"),
                        row.getString("commit_message"),
                        row.getString("commit_author"),
                        Columns.time(row, "commit_date")),
                Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Columns.time(row, "due_at"),
                row.getString("result"),
                row.getString("reason"),
                row.getString("output"),
                row.getString("text_hash"),
                durationMillis,
                Columns.time(row, "created_at"),
                Columns.timeOrNull(row, "started_at"),
                Columns.timeOrNull(row, "finished_at"));
    }
}
