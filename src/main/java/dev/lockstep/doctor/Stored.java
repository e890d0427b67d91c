package dev.lockstep.doctor;

import dev.lockstep.base.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/** The hub's database as a second reader, who may change nothing; the hub may run meanwhile. */
final class Stored {
    private static final int PATIENCE_MS = 5_000;

    private Stored() {}

    /** Empty while there is none. */
    static Optional<Connection> open(Setup setup) throws SQLException {
        if (!setup.databaseUrl().isEmpty()) {
            return Optional.of(postgresql(setup));
        }
        return Files.isRegularFile(setup.databaseFile()) ? Optional.of(sqlite(setup)) : Optional.empty();
    }

    /** Only one of this version, whose tables are as expected; {@link DatabaseLook} tells what is wrong with others. */
    static Optional<Connection> fitting(Setup setup) throws IOException {
        try {
            var stored = open(setup).orElse(null);
            if (stored == null || Schema.fits(stored)) {
                return Optional.ofNullable(stored);
            }
            stored.close();
        } catch (SQLException away) {
            // empty as well
        }
        return Optional.empty();
    }

    /** Whether there should be one. */
    static boolean named(Setup setup) {
        return !setup.databaseUrl().isEmpty() || Files.isRegularFile(setup.databaseFile());
    }

    private static Connection sqlite(Setup setup) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MS);
        return config.createConnection("jdbc:sqlite:" + setup.databaseFile());
    }

    private static Connection postgresql(Setup setup) throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "lockstep doctor");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty(
                "options", "-c statement_timeout=" + PATIENCE_MS + " -c default_transaction_read_only=on");
        var user = setup.get("lockstep.database.user");
        var password = setup.get("lockstep.database.password");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(setup.databaseUrl(), properties);
    }

    /** By the clock that wrote what is stored there. */
    static Instant now(Connection stored) throws SQLException {
        var postgresql = stored.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        try (var asked = stored.createStatement();
                var row = asked.executeQuery(
                        postgresql
                                ? "select cast(extract(epoch from now()) as bigint)"
                                : "select cast(strftime('%s', 'now') as integer)")) {
            row.next();
            return Instant.ofEpochSecond(row.getLong(1));
        }
    }
}
