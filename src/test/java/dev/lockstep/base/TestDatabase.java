package dev.lockstep.base;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The product's own storage on a file of the test's folder, migrated. Opening a folder again is a restart. */
public final class TestDatabase implements AutoCloseable {
    private final DataSource source;
    private final GroupCommit writer;

    private TestDatabase(Path folder) {
        source = new Storage().dataSource(folder);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        writer = new GroupCommit(new JdbcTransactionManager(source));
    }

    public static TestDatabase in(Path folder) {
        return new TestDatabase(folder);
    }

    public DataSource source() {
        return source;
    }

    public Database database() {
        return writer;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    @Override
    public void close() {
        try {
            writer.destroy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        try {
            ((BasicDataSource) source).close();
        } catch (SQLException failure) {
            throw new IllegalStateException("The database of the test would not close.", failure);
        }
    }
}
