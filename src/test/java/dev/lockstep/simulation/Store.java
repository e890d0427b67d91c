package dev.lockstep.simulation;

import dev.lockstep.base.SimulatedSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.SQLiteConfig;

/** One real SQLite in memory, migrated once and emptied for each seed. It outlives the processes that use it. */
final class Store implements AutoCloseable {
    private final BasicDataSource source = new BasicDataSource();
    private final List<String> tables;
    private final Map<String, Long> changes = new HashMap<>();

    Store() {
        var config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        config.setGetGeneratedKeys(false);
        source.setUrl("jdbc:sqlite::memory:");
        config.toProperties().forEach((name, value) -> source.addConnectionProperty((String) name, (String) value));
        source.setMaxTotal(1);
        source.setMaxIdle(1);
        source.setMinIdle(1);
        source.setMaxWait(java.time.Duration.ofSeconds(2)); // nobody ever has to wait
        source.setTestOnBorrow(false);
        source.setRollbackOnReturn(false);
        source.setPoolPreparedStatements(true);
        source.setMaxOpenPreparedStatements(400);
        source.setClearStatementPoolOnReturn(false);
        migrate();
        tables = JdbcClient.create(source)
                .sql("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                        + " and name not like 'flyway%'")
                .query(String.class)
                .list();
    }

    /** Flyway asks for several connections, and here only one leads to this memory. */
    private void migrate() {
        try (Connection only = source.getConnection()) {
            SimulatedSchema.make(new SingleConnectionDataSource(only, true));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How often something that nodes keep in memory was changed, as they can see on PostgreSQL. */
    long changes(String name) {
        return changes.getOrDefault(name, 0L);
    }

    void changed(String name) {
        changes.merge(name, 1L, Long::sum);
    }

    DataSource source() {
        return source;
    }

    void empty() {
        changes.clear();
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = off");
            for (var table : tables) {
                statement.execute("delete from " + table);
            }
            statement.execute("delete from sqlite_sequence");
            statement.execute("pragma foreign_keys = on");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
