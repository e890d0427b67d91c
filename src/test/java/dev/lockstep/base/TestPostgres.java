package dev.lockstep.base;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One PostgreSQL for all tests of this JVM, started when first asked for; each folder of a test has a database in it. */
public final class TestPostgres {
    private static final String TEMPLATE = "migrated";
    private static final Map<Path, String> ELSEWHERE = new ConcurrentHashMap<>();
    private static final TestPostgres INSTANCE = new TestPostgres();

    private final EmbeddedPostgres server;
    private final Map<Path, String> databases = new HashMap<>();
    private int made;

    private TestPostgres() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        run("create database " + TEMPLATE);
        Flyway.configure()
                .dataSource(server.getDatabase("postgres", TEMPLATE))
                .placeholders(Dialect.POSTGRESQL.placeholders())
                .load()
                .migrate();
    }

    /** The address of the folder's database; a folder asked for again has the one it had. */
    public static String url(Path folder) {
        var elsewhere = ELSEWHERE.get(folder.toAbsolutePath());
        return elsewhere != null
                ? elsewhere
                : INSTANCE.server.getJdbcUrl("postgres", INSTANCE.database(folder.toAbsolutePath()));
    }

    /** This folder's database is on another server, for a test that needs one of another version. */
    static void elsewhere(Path folder, String url) {
        ELSEWHERE.put(folder.toAbsolutePath(), url);
    }

    /** The folder's database is from now on what {@code pg_dump --inserts} wrote. */
    public static void holds(Path folder, String dump) throws SQLException {
        var url = empty(folder);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(dump);
        }
        elsewhere(folder, url);
    }

    /** The folder's database. */
    public static DataSource source(Path folder) {
        return INSTANCE.server.getDatabase("postgres", INSTANCE.database(folder.toAbsolutePath()));
    }

    /** The address of a database in which nothing is yet. */
    public static String empty(Path folder) {
        var known = url(folder);
        var name = "empty_" + INSTANCE.database(folder.toAbsolutePath());
        INSTANCE.run("create database " + name);
        return known.replaceFirst("/test_\\d+", "/" + name);
    }

    public static void execute(String sql) {
        INSTANCE.run(sql);
    }

    private synchronized String database(Path folder) {
        var known = databases.get(folder);
        if (known != null) {
            return known;
        }
        dropThoseOfTestsThatEnded();
        var name = "test_" + ++made;
        run("create database " + name + " template " + TEMPLATE);
        databases.put(folder, name);
        return name;
    }

    private void dropThoseOfTestsThatEnded() {
        var each = databases.entrySet().iterator();
        while (each.hasNext()) {
            var entry = each.next();
            if (Files.notExists(entry.getKey())) {
                run("drop database " + entry.getValue() + " with (force)");
                each.remove();
            }
        }
    }

    private void run(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
