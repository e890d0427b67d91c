package dev.lockstep.simulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A SQLite in memory behind its only connection, which keeps for ever what it has prepared. Whoever asks for a second one
 * while the first is held would wait for himself on a server.
 */
final class Memory extends AbstractDataSource implements AutoCloseable {
    private final Only only;

    Memory(Properties settings) {
        try {
            only = new Only(settings);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (only.held) {
            throw new SQLException("A second connection is asked for while the first is held.");
        }
        only.held = true;
        return only;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void close() {
        try {
            only.end();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Only extends JDBC4Connection {
        private final Map<String, Kept> statements = new HashMap<>();
        private boolean held;

        Only(Properties settings) throws SQLException {
            super("jdbc:sqlite::memory:", ":memory:", settings);
        }

        @Override
        public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
                throws SQLException {
            var known = statements.get(sql);
            if (known == null) {
                known = new Kept(this, sql);
                statements.put(sql, known);
            } else if (known.used) {
                return super.prepareStatement(sql, type, concurrency, holdability);
            }
            known.used = true;
            return known;
        }

        @Override
        public void close() {
            held = false;
        }

        void end() throws SQLException {
            super.close();
        }
    }

    private static final class Kept extends JDBC4PreparedStatement {
        private boolean used;
        private String @Nullable [] columns;

        Kept(Only connection, String sql) throws SQLException {
            super(connection, sql);
        }

        /** The names of the columns are asked for once: that costs a call for each. */
        @Override
        public ResultSet getResultSet() throws SQLException {
            if (columns != null) {
                rs.colsMeta = columns;
            }
            var result = super.getResultSet();
            columns = rs.colsMeta;
            return result;
        }

        @Override
        public void close() throws SQLException {
            rs.close();
            if (batchQueryCount > 0) {
                clearBatch();
            }
            used = false;
        }
    }
}
