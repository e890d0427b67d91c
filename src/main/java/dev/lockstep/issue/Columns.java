package dev.lockstep.issue;

import dev.lockstep.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values stand in columns, and rows in tables; also for who lists them. */
public final class Columns {
    private static final SortedSet<String> NONE = Collections.emptySortedSet();

    private Columns() {}

    public static Issue issue(ResultSet row, int at) throws SQLException {
        return new Issue(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("project_id")),
                row.getLong("number"),
                row.getString("title"),
                row.getString("body"),
                state(row.getString("state")),
                names(row.getString("labels")),
                names(row.getString("assignees")),
                row.getString("priority"),
                author(row.getString("author")),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("modified_at")),
                instant(row, "deleted_at"),
                filing(row),
                row.getInt("pull_request") == 1,
                instant(row, "archived_at"));
    }

    public static Comment comment(ResultSet row, int at) throws SQLException {
        return new Comment(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("issue_id")),
                row.getString("body"),
                author(row.getString("author")),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("modified_at")),
                instant(row, "deleted_at"));
    }

    static String name(IssueState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static IssueState state(String name) {
        return IssueState.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static SortedSet<String> names(String json) {
        return json.equals("[]")
                ? NONE
                : Collections.unmodifiableSortedSet(new TreeSet<>(List.of(Json.read(json, String[].class))));
    }

    static @Nullable String json(@Nullable Author author) {
        return author == null ? null : Json.write(author);
    }

    static @Nullable Author author(@Nullable String json) {
        return json == null ? null : Json.read(json, Author.class);
    }

    static Filing filing(ResultSet row) throws SQLException {
        var due = row.getString("due_on");
        return new Filing(due == null ? null : LocalDate.parse(due), row.getString("category"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
