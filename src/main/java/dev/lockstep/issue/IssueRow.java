package dev.lockstep.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** An issue as it stands in its columns; also for who lists them. */
public final class IssueRow {
    private IssueRow() {}

    public static Issue read(ResultSet row, int at) throws SQLException {
        return new Issue(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("project_id")),
                row.getLong("number"),
                row.getString("title"),
                row.getString("body"),
                Columns.state(row.getString("state")),
                Columns.names(row.getString("labels")),
                Columns.names(row.getString("assignees")),
                row.getString("priority"),
                Columns.author(row.getString("author")),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("modified_at")),
                Columns.instant(row, "deleted_at"),
                Columns.filing(row));
    }
}
