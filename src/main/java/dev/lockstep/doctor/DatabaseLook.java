package dev.lockstep.doctor;

import dev.lockstep.base.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database: which one, how far it was migrated, and what would stop the start. */
final class DatabaseLook implements Look {
    private static final long MIB = 1024L * 1024;
    private static final long LONG_LOG = 1024 * MIB;
    private static final int OLDEST_POSTGRESQL = 15;

    private final Setup setup;

    DatabaseLook(Setup setup) {
        this.setup = setup;
    }

    @Override
    public String area() {
        return "database";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (var stored = Stored.open(setup).orElse(null)) {
            if (stored == null) {
                return List.of(Finding.ok(area(), "file", "It is not there yet; serve makes it."));
            }
            var found = new ArrayList<Finding>();
            found.add(kind(stored));
            found.add(schema(stored));
            if (setup.databaseUrl().isEmpty()) {
                found.addAll(file(stored));
            }
            return found;
        } catch (SQLException failure) {
            return List.of(Finding.failed(area(), "connection", reason(failure)));
        }
    }

    /** PostgreSQL's own words name the host or the database, no password. */
    private String reason(SQLException failure) {
        return setup.databaseUrl().isEmpty()
                ? "The file " + setup.databaseFile() + " cannot be read: " + failure.getMessage()
                : "LOCKSTEP_DATABASE_URL names a database that cannot be used: " + failure.getMessage();
    }

    private Finding kind(Connection stored) throws SQLException {
        var server = stored.getMetaData();
        var told = server.getDatabaseProductName() + " " + server.getDatabaseProductVersion();
        return !setup.databaseUrl().isEmpty() && server.getDatabaseMajorVersion() < OLDEST_POSTGRESQL
                ? Finding.failed(area(), "kind", told + "; Lockstep needs " + OLDEST_POSTGRESQL + " or later.")
                : Finding.ok(area(), "kind", told + ".");
    }

    private Finding schema(Connection stored) throws SQLException, IOException {
        var has = Schema.of(stored);
        var knows = Schema.ours();
        if (has.compareTo(knows) > 0) {
            return Finding.failed(
                    area(),
                    "schema",
                    "A newer Lockstep migrated it to " + has + ", and this one knows " + knows
                            + ". Start that one, or restore a backup that is older.");
        }
        return has.equals(knows)
                ? Finding.ok(area(), "schema", "It is at " + has + ", as this version wants it.")
                : Finding.warning(
                        area(),
                        "schema",
                        "It is at " + has + "; the next start migrates it to " + knows + ". Make a backup first.");
    }

    private List<Finding> file(Connection stored) throws SQLException, IOException {
        var found = new ArrayList<Finding>();
        var mode = pragma(stored, "journal_mode");
        found.add(
                mode.equals("wal")
                        ? Finding.ok(area(), "journal", "It is a write-ahead log.")
                        : Finding.warning(area(), "journal", "It is " + mode + "; the next start makes it WAL."));
        long log = size(setup.folder().resolve("lockstep.db-wal"));
        var told = size(setup.databaseFile()) / MIB + " MiB, its log " + log / MIB + " MiB.";
        found.add(
                log < LONG_LOG
                        ? Finding.ok(area(), "size", told)
                        : Finding.warning(
                                area(),
                                "size",
                                told + " Something reads for long and keeps the log; end other readers of the file."));
        return found;
    }

    private static String pragma(Connection stored, String name) throws SQLException {
        try (var asked = stored.createStatement();
                var rows = asked.executeQuery("pragma " + name)) {
            return rows.next() ? rows.getString(1) : "unknown";
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
