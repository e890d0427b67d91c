package dev.lockstep.issue.listing;

import dev.lockstep.base.Json;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** An entry of a timeline; what it tells is read from its JSON only when somebody asks. */
public record ListedChange(UUID id, UUID issueId, String kind, String detail, String from, Instant at) {
    static ListedChange read(ResultSet row) throws SQLException {
        return read(row, UUID.fromString(row.getString("issue_id")));
    }

    static ListedChange read(ResultSet row, UUID issue) throws SQLException {
        return new ListedChange(
                UUID.fromString(row.getString("id")),
                issue,
                row.getString("kind"),
                row.getString("detail"),
                row.getString("origin"),
                Instant.ofEpochMilli(row.getLong("at")));
    }

    /** What it tells is not read, unless it says how many things happened. */
    static ListedChange bare(ResultSet row, UUID issue) throws SQLException {
        var kind = row.getString("kind");
        return new ListedChange(
                UUID.fromString(row.getString("id")),
                issue,
                kind,
                Happening.What.isOfSeveral(kind) ? row.getString("detail") : "",
                "",
                Instant.ofEpochMilli(row.getLong("at")));
    }

    public Change change() {
        return Json.read(detail, Change.class);
    }

    public Origin origin() {
        return Json.read(from, Origin.class);
    }
}
