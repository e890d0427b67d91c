package dev.lockstep.base;

import dev.lockstep.base.storage.TestStorage;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The product's own storage for a test's folder, migrated. Opening a folder again is a restart. On SQLite, or on
 * PostgreSQL where the tests run with {@code -Dlockstep.test.database=postgresql}.
 */
public final class TestDatabase implements AutoCloseable {
    /** What the tests of this run are for. */
    public static final Dialect DIALECT = Dialect.valueOf(
            System.getProperty("lockstep.test.database", "sqlite").toUpperCase(java.util.Locale.ROOT));

    private final Dialect dialect;
    private final DataSource source;
    private final Database writer;

    private TestDatabase(String url, Path folder, Dialect dialect) {
        this.dialect = dialect;
        source = TestStorage.pool(url, folder);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
        writer = TestStorage.database(dialect, source);
    }

    public static TestDatabase in(Path folder) {
        return in(folder, DIALECT);
    }

    /** For tests of what is true of one database alone. */
    public static TestDatabase in(Path folder, Dialect dialect) {
        return new TestDatabase(url(folder, dialect), folder, dialect);
    }

    /** On a database of somebody else's, which is migrated. */
    public static TestDatabase at(String postgres, Path folder) {
        return new TestDatabase(postgres, folder, Dialect.POSTGRESQL);
    }

    /** The value of {@code LOCKSTEP_DATABASE_URL} for a product that runs in this folder; empty on SQLite. */
    public static String url(Path folder) {
        return url(folder, DIALECT);
    }

    public static String url(Path folder, Dialect dialect) {
        return dialect == Dialect.SQLITE ? "" : TestPostgres.url(folder);
    }

    public Dialect dialect() {
        return dialect;
    }

    public DataSource source() {
        return source;
    }

    public Database database() {
        return writer;
    }

    public JdbcOperations batches() {
        return new JdbcTemplate(source);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    @Override
    public void close() {
        try {
            ((DisposableBean) writer).destroy();
        } catch (Exception failure) {
            throw new IllegalStateException("The writer of the test would not stop.", failure);
        }
        try {
            ((BasicDataSource) source).close();
        } catch (SQLException failure) {
            throw new IllegalStateException("The database of the test would not close.", failure);
        }
    }
}
