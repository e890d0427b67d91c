package dev.lockstep.backup;

import dev.lockstep.base.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What time it is: the database's, as for all nodes. */
final class Clocks {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Clocks() {}

    static long now(Connection connection, Dialect dialect) throws SQLException {
        var sql = switch (dialect) {
            case SQLITE -> "select cast((julianday('now') - 2440587.5) * 86400000 as integer)";
            case POSTGRESQL -> "select cast(extract(epoch from now()) * 1000 as bigint)";
        };
        return Tables.one(connection, sql).map(Long::valueOf).orElseThrow();
    }

    /** In the name of a file. */
    static String stamp(long millis) {
        return STAMP.format(Instant.ofEpochMilli(millis));
    }
}
