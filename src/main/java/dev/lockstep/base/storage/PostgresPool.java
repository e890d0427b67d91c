package dev.lockstep.base.storage;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.commons.dbcp2.BasicDataSource;
import org.jspecify.annotations.Nullable;

/** A bounded pool of connections to PostgreSQL, whose fitness is looked at before anything is stored there. */
final class PostgresPool {
    private static final String SETTING = "LOCKSTEP_DATABASE_URL";
    private static final int OLDEST = 15;
    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AT_IDLE_ONES_EVERY = Duration.ofSeconds(30);

    /** What the server ends so soon: a node that stands still inside a unit must not hold up the others with its locks. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** Less than a lease. */
    private static final Duration LONGEST_UNIT = Duration.ofSeconds(50);

    /**
     * The pause alone is not enough: all sessions of a node may stand in one line, and each gets its turn only to stand still
     * with it. And a node may leave an answer unread.
     */
    private static final String LIMITS =
            "-c idle_in_transaction_session_timeout=%1$d -c lock_timeout=%1$d -c tcp_user_timeout=%1$d"
                    .formatted(LONGEST_PAUSE.toMillis());

    /** A node that stands still while it sends is noticed by no other limit; PostgreSQL 17 and later know this one. */
    private static final String LIMIT_OF_ALL = """
            select set_config('transaction_timeout', '%d', false)
            where current_setting('server_version_num')::int >= 170000""".formatted(LONGEST_UNIT.toMillis());

    private PostgresPool() {}

    /** @param user empty when the URL names one, as the password */
    static BasicDataSource at(String url, String user, String password) {
        check(url, user, password);
        var pool = new BasicDataSource();
        pool.setUrl(url);
        pool.addConnectionProperty("options", LIMITS);
        credentials(user, password).forEach((name, value) -> pool.addConnectionProperty((String) name, (String) value));
        pool.addConnectionProperty("tcpKeepAlive", "true");
        pool.addConnectionProperty("reWriteBatchedInserts", "true");
        pool.addConnectionProperty("maxSendBufferSize", "65536"); // so that nearly all of a unit's messages leave whole
        // Every statement has its index. A plan made while a table was small would be kept when it is large, and
        // planning
        // a statement of many terms anew costs more than carrying it out.
        pool.setConnectionInitSqls(
                List.of("set enable_seqscan = off", "set plan_cache_mode = force_generic_plan", LIMIT_OF_ALL));
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(PATIENCE);
        pool.setTestWhileIdle(true);
        pool.setDurationBetweenEvictionRuns(LOOK_AT_IDLE_ONES_EVERY);
        pool.setNumTestsPerEvictionRun(CONNECTIONS);
        return pool;
    }

    private static Properties credentials(String user, String password) {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "lockstep");
        properties.setProperty("connectTimeout", "10");
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** By a plain connection, because an old server refuses what the pool's ask for, in words that help nobody. */
    private static void check(String url, String user, String password) {
        try (var connection = DriverManager.getConnection(url, credentials(user, password))) {
            var server = connection.getMetaData();
            var objection = objection(
                    server.getDatabaseMajorVersion(), server.getDatabaseProductVersion(), encoding(connection));
            if (objection != null) {
                throw unusable(objection);
            }
            if (Schema.isHalfRestored(connection)) {
                throw new Refused(
                        Refused.Kind.UNAVAILABLE,
                        "restore_unfinished",
                        SETTING,
                        "A backup was being restored into the database of " + SETTING
                                + ", and that was not finished. Run"
                                + " lockstep restore again; what was there before lies in the data folder as"
                                + " database.before-*.dump.");
            }
        } catch (SQLException failure) {
            throw unusable("names a database that cannot be used: " + failure.getMessage());
        }
    }

    private static String encoding(Connection connection) throws SQLException {
        try (var asked = connection.createStatement();
                var answer = asked.executeQuery("show server_encoding")) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** Why nothing may be stored there, as the end of a sentence; null when it may. */
    static @Nullable String objection(int majorVersion, String version, String encoding) {
        if (majorVersion < OLDEST) {
            return "names a PostgreSQL " + version + "; Lockstep needs " + OLDEST + " or later.";
        }
        return encoding.equals("UTF8")
                ? null
                : "names a database in the encoding " + encoding
                        + "; make one with: create database lockstep encoding 'UTF8' template template0";
    }

    private static Refused unusable(String what) {
        return new Refused(Refused.Kind.UNAVAILABLE, "database_unusable", SETTING, SETTING + " " + what);
    }
}
