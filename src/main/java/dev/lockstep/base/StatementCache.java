package dev.lockstep.base;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Keeps prepared statements of each connection for the next use. Neither the driver nor the pool does, and compiling the
 * SQL again each time was a third of the writer's time. A statement that failed, or that was set up in a special way, is
 * not kept. The schema must not change while connections are open: migrations run before.
 */
final class StatementCache extends DelegatingDataSource {
    StatementCache(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return proxy(Connection.class, new Cached(super.getConnection()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler behaviour) {
        return type.cast(
                Proxy.newProxyInstance(StatementCache.class.getClassLoader(), new Class<?>[] {type}, behaviour));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    /** A connection; used by one thread at a time, as connections are. */
    private static final class Cached implements InvocationHandler {
        private static final int MAX_IDLE_STATEMENTS = 256;
        private static final Pattern KEPT = Pattern.compile("\\s*(select|insert|update|delete|with)\\b");

        private final Connection connection;
        private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

        Cached(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
                return prepare((String) arguments[0]);
            }
            if (method.getName().equals("close")) {
                forgetAll();
            }
            return call(connection, method, arguments);
        }

        private PreparedStatement prepare(String sql) throws SQLException {
            var known = idle.remove(sql);
            var statement = known == null ? connection.prepareStatement(sql) : known;
            return proxy(PreparedStatement.class, new Borrowed(this, sql, statement));
        }

        void giveBack(String sql, PreparedStatement statement) throws SQLException {
            statement.clearParameters();
            if (!KEPT.matcher(sql).lookingAt() || idle.containsKey(sql)) {
                statement.close();
                return;
            }
            idle.put(sql, statement);
            if (idle.size() > MAX_IDLE_STATEMENTS) {
                var oldest = idle.entrySet().iterator();
                oldest.next().getValue().close();
                oldest.remove();
            }
        }

        private void forgetAll() throws SQLException {
            for (var statement : idle.values()) {
                statement.close();
            }
            idle.clear();
        }
    }

    /** A statement between its prepare and its close. */
    private static final class Borrowed implements InvocationHandler {
        private static final Set<String> SPECIAL = Set.of(
                "setMaxRows",
                "setLargeMaxRows",
                "setMaxFieldSize",
                "setQueryTimeout",
                "setFetchSize",
                "setFetchDirection",
                "setCursorName",
                "setEscapeProcessing",
                "setPoolable",
                "addBatch");

        private final Cached owner;
        private final String sql;
        private final PreparedStatement statement;
        private @Nullable ResultSet rows;
        private boolean spoilt;
        private boolean closed;

        Borrowed(Cached owner, String sql, PreparedStatement statement) {
            this.owner = owner;
            this.sql = sql;
            this.statement = statement;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            var name = method.getName();
            if (name.equals("close")) {
                close();
                return null;
            }
            if (name.equals("isClosed")) {
                return closed || statement.isClosed();
            }
            if (closed && method.getDeclaringClass() != Object.class) {
                throw new SQLException("The statement is closed.");
            }
            spoilt |= SPECIAL.contains(name);
            try {
                var result = call(statement, method, arguments);
                rows = result instanceof ResultSet set ? set : rows;
                return result;
            } catch (SQLException failure) {
                spoilt = true;
                throw failure;
            }
        }

        private void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            if (rows != null) {
                rows.close(); // resets the statement, and with it the end of its read
            }
            if (spoilt) {
                statement.close();
            } else {
                owner.giveBack(sql, statement);
            }
        }
    }
}
