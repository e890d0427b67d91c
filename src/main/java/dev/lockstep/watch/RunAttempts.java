package dev.lockstep.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came of each attempt of a run. Methods that write run inside the caller's unit of work. */
record RunAttempts(JdbcClient jdbc) {
    private static final int MOST = 100;

    /** One that still seems to run was made by somebody who is gone: otherwise the run could not be taken. */
    void begin(UUID runId, int attempt, Instant at) {
        jdbc.sql("update run_attempt set state = 'lost', finished_at = ? where run_id = ? and state = 'running'")
                .params(at.toEpochMilli(), runId.toString())
                .update();
        jdbc.sql("insert into run_attempt (run_id, attempt, state, started_at) values (?, ?, 'running', ?)")
                .params(runId.toString(), attempt, at.toEpochMilli())
                .update();
    }

    void end(Run run, Ending ending, Instant at) {
        jdbc.sql("""
                update run_attempt set state = :state, result = :result, reason = :reason, output = :output,
                  text_hash = :hash, duration_ms = :at - started_at, finished_at = :at
                where run_id = :run and attempt = :attempt
                """)
                .param("state", ending.state().name().toLowerCase(Locale.ROOT))
                .param("result", ending.result())
                .param("reason", ending.reason())
                .param("output", ending.output())
                .param("hash", ending.textHash())
                .param("at", at.toEpochMilli())
                .param("run", run.id().toString())
                .param("attempt", run.attempts())
                .update();
    }

    /** How an attempt ended. */
    record Ending(
            Attempt.State state,
            @Nullable String result,
            @Nullable String reason,
            String output,
            @Nullable String textHash) {}

    /** It was not one. */
    void forget(Run run) {
        jdbc.sql("delete from run_attempt where run_id = ? and attempt = ?")
                .params(run.id().toString(), run.attempts())
                .update();
    }

    /** Oldest first. */
    List<Attempt> of(UUID runId) {
        return jdbc.sql("select * from run_attempt where run_id = ? order by attempt limit ?")
                .params(runId.toString(), MOST)
                .query(RunAttempts::attempt)
                .list();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        long duration = row.getLong("duration_ms");
        Long durationMillis = row.wasNull() ? null : duration;
        return new Attempt(
                row.getInt("attempt"),
                Attempt.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("result"),
                row.getString("reason"),
                row.getString("output"),
                row.getString("text_hash"),
                durationMillis,
                Columns.time(row, "started_at"),
                Columns.timeOrNull(row, "finished_at"));
    }
}
