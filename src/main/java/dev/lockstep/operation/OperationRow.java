package dev.lockstep.operation;

import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How operations and their parts stand in a row. */
final class OperationRow {
    private OperationRow() {}

    static Operation read(ResultSet row, int number) throws SQLException {
        return new Operation(
                UUID.fromString(row.getString("id")),
                row.getLong("seq"),
                request(row),
                state(row.getString("state")),
                id(row.getString("canceled_by")),
                id(row.getString("duplicate_of")),
                id(row.getString("dropped_for")),
                row.getString("reason"),
                row.getString("hint"),
                row.getString("error_class"),
                row.getInt("attempts"),
                row.getInt("max_attempts"),
                time(row, "next_attempt_at"),
                row.getLong("fence"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                time(row, "started_at"),
                time(row, "finished_at"),
                row.getString("trace"));
    }

    /** With the plan that it belongs to. */
    static Operation taken(ResultSet row, int number) throws SQLException {
        var plan = id(row.getString("plan"));
        return read(row, number).in(plan == null ? null : OperationRequest.Hold.member(plan));
    }

    private static OperationRequest request(ResultSet row) throws SQLException {
        return new OperationRequest(
                new ResourceKey(row.getString("res_key")),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                UUID.fromString(row.getString("subject_id")),
                direction(row),
                UUID.fromString(row.getString("link_id")),
                UUID.fromString(row.getString("connection_id")),
                id(row.getString("job_id")),
                row.getString("event_kind"),
                row.getString("remote_id"),
                time(row, "remote_updated_at"),
                Instant.ofEpochMilli(row.getLong("effective_at")),
                row.getString("content_hash"),
                row.getString("delivery_id"),
                row.getString("payload"),
                names(row.getString("covers")),
                Priority.values()[row.getInt("priority")],
                null,
                row.getString("caused_by"));
    }

    static Known known(ResultSet row, int number) throws SQLException {
        var direction = direction(row);
        return new Known(
                UUID.fromString(row.getString("id")),
                row.getLong("seq"),
                state(row.getString("state")),
                direction,
                row.getString("event_kind"),
                Instant.ofEpochMilli(row.getLong("effective_at")),
                direction == Direction.OUTBOUND || row.getObject("remote_updated_at") != null,
                row.getString("content_hash"),
                names(row.getString("covers")));
    }

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    static String names(Set<String> covers) {
        return String.join(",", new TreeSet<>(covers));
    }

    static OperationState state(String text) {
        return OperationState.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Set<String> names(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(",")));
    }

    private static Direction direction(ResultSet row) throws SQLException {
        return row.getString("direction").equals("inbound") ? Direction.INBOUND : Direction.OUTBOUND;
    }

    static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
