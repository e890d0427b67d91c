package dev.lockstep.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A project as it stands in its columns; also for who reads them beside others. */
public final class ProjectRow {
    private ProjectRow() {}

    public static Project read(ResultSet row) throws SQLException {
        long archived = row.getLong("archived_at");
        boolean open = row.wasNull();
        return new Project(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                row.getString("description"),
                row.getInt("of_members") == 1,
                Instant.ofEpochMilli(row.getLong("created_at")),
                open ? null : Instant.ofEpochMilli(archived),
                row.getInt("archive_after_days"));
    }
}
