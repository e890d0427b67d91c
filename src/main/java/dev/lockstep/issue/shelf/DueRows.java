package dev.lockstep.issue.shelf;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds closed issues by the time of their last change, along the index {@code issue_by_state}. */
final class DueRows {
    static final String PAGE = """
            select id, modified_at from issue
            where project_id = ? and state = ? and deleted_at is null and archived_at is null
              and modified_at < ? and (modified_at, id) > (?, ?) and woken_at < ?
              and not exists (select 1 from comment c where c.issue_id = issue.id and c.modified_at >= ?)
            order by modified_at, id limit ?
            """;
    static final Found START = new Found("", Long.MIN_VALUE);

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A project that wants it. */
    record Wanting(String id, int days) {}

    /** @param before an issue that somebody touched then or later stays */
    record Due(String project, String state, Instant before) {}

    record Found(String id, long modifiedAt) {}

    /** Archived ones stand still. */
    List<Wanting> projects() {
        return jdbc.sql("""
                select id, archive_after_days from project
                where archive_after_days > 0 and archived_at is null order by id
                """)
                .query((row, at) -> new Wanting(row.getString("id"), row.getInt("archive_after_days")))
                .list();
    }

    /** Longest untouched first. */
    List<Found> page(Due due, Found after, int limit) {
        return jdbc.sql(PAGE)
                .param(due.project())
                .param(due.state())
                .param(due.before().toEpochMilli())
                .param(after.modifiedAt())
                .param(after.id())
                .param(due.before().toEpochMilli())
                .param(due.before().toEpochMilli())
                .param(limit)
                .query((row, at) -> new Found(row.getString("id"), row.getLong("modified_at")))
                .list();
    }
}
