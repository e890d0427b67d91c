package dev.lockstep.base;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** How far a database was migrated, and how far this version would. */
public final class Schema {
    /** A table that stands on PostgreSQL while a backup is restored: what would start there would go on from half of it. */
    public static final String UNFINISHED = "restore_unfinished";

    private static final Pattern FILE = Pattern.compile("V([\\d_.]+?)__.*");

    private Schema() {}

    public static MigrationVersion ours() throws IOException {
        var migrations = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql");
        return Arrays.stream(migrations)
                .map(file -> FILE.matcher(String.valueOf(file.getFilename())))
                .filter(Matcher::matches)
                .map(name -> MigrationVersion.fromVersion(name.group(1)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** {@link MigrationVersion#EMPTY} where nothing was migrated yet. */
    public static MigrationVersion of(Connection stored) throws SQLException {
        var newest = MigrationVersion.EMPTY;
        try (var tables = stored.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
            if (!tables.next()) {
                return newest;
            }
        }
        try (var asked = stored.createStatement();
                var rows = asked.executeQuery(
                        "select version from flyway_schema_history where success and version is not null")) {
            while (rows.next()) {
                var version = MigrationVersion.fromVersion(rows.getString(1));
                newest = version.compareTo(newest) > 0 ? version : newest;
            }
        }
        return newest;
    }

    public static boolean isHalfRestored(Connection postgres) throws SQLException {
        try (var asked = postgres.createStatement();
                var row = asked.executeQuery("select to_regclass('public." + UNFINISHED + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** True when it is of this version, so that its tables are as expected. */
    public static boolean fits(Connection stored) throws SQLException, IOException {
        return of(stored).equals(ours());
    }
}
