package dev.lockstep.watch;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Outdated;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.RemoteRepository.RemoteCommit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What checks saw. Methods that write run inside the caller's unit of work. */
@Component
class CheckLog implements Outdated {
    private static final int MAX_MESSAGE_CHARS = 65_536;
    private static final String WHERE = """
            where watch_id = :watch
              and (cast(:status as text) is null or status = :status)
              and (cast(:branch as text) is null or branch = :branch)
              and (cast(:since as bigint) is null or last_at >= :since)
              and (cast(:until as bigint) is null or first_at < :until)
            """;

    private final JdbcClient jdbc;

    CheckLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this commit was told of on this branch before */
    boolean commit(UUID watchId, String branch, RemoteCommit commit, Instant at) {
        return jdbc.sql("""
                insert into check_log (id, watch_id, status, branch, commit_sha, commit_message, commit_author,
                  commit_date, first_at, last_at)
                values (:id, :watch, 'CHANGE_DETECTED', :branch, :sha, :message, :author, :date, :at, :at)
                on conflict (watch_id, branch, commit_sha) where status = 'CHANGE_DETECTED' do nothing
                """)
                        .param("id", Ids.next().toString())
                        .param("watch", watchId.toString())
                        .param("branch", branch)
                        .param("sha", commit.sha())
                        .param("message", message(commit))
                        .param("author", commit.author())
                        .param("date", commit.date().toEpochMilli())
                        .param("at", at.toEpochMilli())
                        .update()
                == 1;
    }

    static String message(RemoteCommit commit) {
        var message = commit.message();
        return message.length() <= MAX_MESSAGE_CHARS ? message : message.substring(0, MAX_MESSAGE_CHARS);
    }

    void branch(
            UUID watchId,
            CheckStatus status,
            String branch,
            @Nullable String sha,
            @Nullable String detail,
            Instant at) {
        insert(watchId, status, branch, sha, detail, at);
    }

    /**
     * Of a check that saw nothing, or failed. One that equals an earlier row only counts there, as long as all rows since
     * are of its status: several branches that fail by turns have a row each.
     */
    void check(UUID watchId, CheckStatus status, @Nullable String branch, @Nullable String detail, Instant at) {
        int folded = jdbc.sql("""
                update check_log set times = times + 1, last_at = :at
                where number = (
                  select max(number) from check_log where watch_id = :watch and number > coalesce(
                      (select max(number) from check_log where watch_id = :watch and status <> :status), 0)
                    and coalesce(detail, '') = :detail and coalesce(branch, '') = :branch)
                """)
                .param("at", at.toEpochMilli())
                .param("watch", watchId.toString())
                .param("status", status.name())
                .param("detail", detail == null ? "" : detail)
                .param("branch", branch == null ? "" : branch)
                .update();
        if (folded == 0) {
            insert(watchId, status, branch, null, detail, at);
        }
    }

    private void insert(
            UUID watchId,
            CheckStatus status,
            @Nullable String branch,
            @Nullable String sha,
            @Nullable String detail,
            Instant at) {
        jdbc.sql("""
                insert into check_log (id, watch_id, status, branch, commit_sha, detail, first_at, last_at)
                values (:id, :watch, :status, :branch, :sha, :detail, :at, :at)
                """)
                .param("id", Ids.next().toString())
                .param("watch", watchId.toString())
                .param("status", status.name())
                .param("branch", branch)
                .param("sha", sha)
                .param("detail", detail)
                .param("at", at.toEpochMilli())
                .update();
    }

    Slice<CheckRow> list(CheckFilter filter, int limit, @Nullable String cursor) {
        var rows = jdbc.sql(
                        "select * from check_log " + WHERE + " and number < :before order by number desc limit :limit")
                .params(values(filter))
                .param("before", Columns.number(cursor, Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query(CheckLog::row)
                .list();
        return Slice.of(rows, limit, row -> String.valueOf(row.number()));
    }

    List<CheckRow> list(CheckFilter filter, int limit, long offset) {
        return jdbc.sql("select * from check_log " + WHERE + " order by number desc limit :limit offset :offset")
                .params(values(filter))
                .param("limit", limit)
                .param("offset", offset)
                .query(CheckLog::row)
                .list();
    }

    long count(CheckFilter filter) {
        return jdbc.sql("select count(*) from check_log " + WHERE)
                .params(values(filter))
                .query(Long.class)
                .single();
    }

    @Override
    public int prune(Instant before, int rows) {
        return jdbc.sql(
                        "delete from check_log where number in (select number from check_log where last_at < ? limit ?)")
                .params(before.toEpochMilli(), rows)
                .update();
    }

    private static Map<String, @Nullable Object> values(CheckFilter filter) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("watch", filter.watchId().toString());
        values.put("status", filter.status() == null ? null : filter.status().name());
        values.put("branch", filter.branch());
        values.put("since", Columns.millis(filter.since()));
        values.put("until", Columns.millis(filter.until()));
        return values;
    }

    private static CheckRow row(ResultSet row, int number) throws SQLException {
        return new CheckRow(
                Columns.id(row, "id"),
                row.getLong("number"),
                Columns.id(row, "watch_id"),
                CheckStatus.valueOf(row.getString("status")),
                row.getString("branch"),
                row.getString("commit_sha"),
                row.getString("commit_message"),
                row.getString("commit_author"),
                Columns.timeOrNull(row, "commit_date"),
                row.getString("detail"),
                row.getLong("times"),
                Columns.time(row, "first_at"),
                Columns.time(row, "last_at"));
    }
}
