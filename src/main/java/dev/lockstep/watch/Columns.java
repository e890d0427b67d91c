package dev.lockstep.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns as the records want them. */
final class Columns {
    private Columns() {}

    static UUID id(ResultSet row, String name) throws SQLException {
        return UUID.fromString(row.getString(name));
    }

    static Instant time(ResultSet row, String name) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(name));
    }

    static @Nullable Instant timeOrNull(ResultSet row, String name) throws SQLException {
        long millis = row.getLong(name);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    static long number(@Nullable String cursor, long otherwise) {
        try {
            return cursor == null ? otherwise : Long.parseLong(cursor);
        } catch (NumberFormatException nonsense) {
            throw dev.lockstep.base.Refused.invalid(
                    "cursor_invalid", "cursor", "cursor must be what the page before gave as next.");
        }
    }
}
