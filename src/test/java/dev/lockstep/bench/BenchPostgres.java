package dev.lockstep.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** A PostgreSQL that stores as in production: every commit is on the disk when it is answered. */
final class BenchPostgres implements AutoCloseable {
    private static final int CONNECTIONS = 20;

    private final EmbeddedPostgres server;

    BenchPostgres(Path folder) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .start();
    }

    /** The address of a fresh database. */
    String url(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name.replace('-', '_'));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return server.getJdbcUrl("postgres", name.replace('-', '_'));
    }

    DataSource source(String name) {
        var pool = new BasicDataSource();
        pool.setUrl(url(name));
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        return pool;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
