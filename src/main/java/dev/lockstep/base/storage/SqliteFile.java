package dev.lockstep.base.storage;

import dev.lockstep.base.DataFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/** The SQLite file in the data folder. */
final class SqliteFile {
    private static final int CONNECTIONS = 6; // the writer and a few readers
    private static final int BUSY_TIMEOUT_MS = 5_000;
    private static final int CACHE_KIB = 65_536;
    /** 32 MB of log. SQLite's own 1,000 pages make an import copy and fsync the same hot pages many times over. */
    private static final int CHECKPOINT_PAGES = 8_000;

    private SqliteFile() {}

    /** Lets go of the folder when it is closed. */
    private static final class Held extends BasicDataSource {
        private final Closeable hold;
        private final ConnectionFactory connections;

        Held(Closeable hold, ConnectionFactory connections) {
            this.hold = hold;
            this.connections = connections;
        }

        @Override
        protected ConnectionFactory createConnectionFactory() {
            return connections;
        }

        @Override
        public synchronized void close() throws SQLException {
            try (hold) {
                super.close();
            } catch (IOException failure) {
                throw new SQLException("The data folder could not be let go.", failure);
            }
        }
    }

    static BasicDataSource in(Path folder) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        DataFolder.prepare(folder);
        var file = folder.resolve(DataFolder.DATABASE).toString();
        var pool = new Held(
                DataFolder.hold(folder), () -> new KeptStatements(JDBC.PREFIX + file, file, config.toProperties()));
        pool.setConnectionInitSqls(List.of("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES));
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMinIdle(CONNECTIONS);
        return pool;
    }

    /**
     * A connection to SQLite whose statements stay compiled. The pool clears a statement's values when it takes it back, and
     * SQLite then compiles each one again that has an order or a limit; every use sets all values anyhow.
     */
    private static final class KeptStatements extends JDBC4Connection {
        KeptStatements(String url, String file, Properties settings) throws SQLException {
            super(url, file, settings);
        }

        @Override
        public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
                throws SQLException {
            checkOpen();
            checkCursor(type, concurrency, holdability);
            return new Kept(this, sql);
        }

        private static final class Kept extends JDBC4PreparedStatement {
            Kept(SQLiteConnection connection, String sql) throws SQLException {
                super(connection, sql);
            }

            @Override
            public void clearParameters() throws SQLException {
                checkOpen();
            }
        }
    }
}
