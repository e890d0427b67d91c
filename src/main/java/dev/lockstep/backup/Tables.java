package dev.lockstep.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single values out of a database. */
final class Tables {
    private Tables() {}

    static Optional<String> one(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            try (var rows = statement.executeQuery()) {
                @Nullable String found = rows.next() ? rows.getString(1) : null;
                return Optional.ofNullable(found);
            }
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The newest migration of it. */
    static String schema(Connection connection) throws SQLException {
        return one(
                        connection,
                        "select version from flyway_schema_history where success order by installed_rank desc limit 1")
                .orElse("0");
    }
}
