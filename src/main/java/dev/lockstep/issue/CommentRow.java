package dev.lockstep.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A comment as it stands in its columns; also for who lists them. */
public final class CommentRow {
    private CommentRow() {}

    public static Comment read(ResultSet row, int at) throws SQLException {
        return new Comment(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("issue_id")),
                row.getString("body"),
                Columns.author(row.getString("author")),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("modified_at")),
                Columns.instant(row, "deleted_at"));
    }
}
