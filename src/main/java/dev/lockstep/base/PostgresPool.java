package dev.lockstep.base;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;

/** A bounded pool of connections to PostgreSQL, whose fitness is looked at before anything is stored there. */
final class PostgresPool {
    private static final String SETTING = "LOCKSTEP_DATABASE_URL";
    private static final int OLDEST = 15;
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AT_IDLE_ONES_EVERY = Duration.ofSeconds(30);

    private PostgresPool() {}

    /** @param user empty when the URL names one, as the password */
    static BasicDataSource at(String url, String user, String password) {
        var pool = new BasicDataSource();
        pool.setUrl(url);
        if (!user.isEmpty()) {
            pool.setUsername(user);
        }
        if (!password.isEmpty()) {
            pool.setPassword(password);
        }
        pool.addConnectionProperty("ApplicationName", "lockstep");
        // A node that stands still in the middle of a unit must not keep its locks: they would hold up all others.
        pool.addConnectionProperty("options", "-c idle_in_transaction_session_timeout=" + LONGEST_PAUSE.toMillis());
        pool.addConnectionProperty("connectTimeout", "10");
        pool.addConnectionProperty("tcpKeepAlive", "true");
        pool.addConnectionProperty("reWriteBatchedInserts", "true");
        // Every statement has its index. A plan made while a table was small would be kept when it is large, and
        // planning
        // a statement of many terms anew costs more than carrying it out.
        pool.setConnectionInitSqls(List.of("set enable_seqscan = off", "set plan_cache_mode = force_generic_plan"));
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(PATIENCE);
        pool.setTestWhileIdle(true);
        pool.setDurationBetweenEvictionRuns(LOOK_AT_IDLE_ONES_EVERY);
        pool.setNumTestsPerEvictionRun(CONNECTIONS);
        check(pool);
        return pool;
    }

    private static void check(BasicDataSource pool) {
        try (var connection = pool.getConnection();
                var asked = connection.createStatement();
                var encoding = asked.executeQuery("show server_encoding")) {
            var server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST) {
                throw unusable("names a PostgreSQL " + server.getDatabaseProductVersion() + "; Lockstep needs " + OLDEST
                        + " or later.");
            }
            if (encoding.next() && !encoding.getString(1).equals("UTF8")) {
                throw unusable("names a database in the encoding " + encoding.getString(1)
                        + "; make one with: create database lockstep encoding 'UTF8' template template0");
            }
        } catch (SQLException failure) {
            throw unusable("names a database that cannot be used: " + failure.getMessage());
        }
    }

    private static Refused unusable(String what) {
        return new Refused(Refused.Kind.UNAVAILABLE, "database_unusable", SETTING, SETTING + " " + what);
    }
}
