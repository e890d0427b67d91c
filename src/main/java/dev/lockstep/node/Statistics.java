package dev.lockstep.node;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.Outage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has PostgreSQL count what a table holds as soon as it has doubled. The server does it by itself once a minute; until then it plans
 * for an empty table, and the lists of a project that was just imported read each issue once for every row of the page. On SQLite the
 * way through a statement does not depend on what the tables hold.
 */
@Component
final class Statistics implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** With fewer rows no plan is slow. Rows that were counted by nobody yet are -1. */
    private static final String GROWN = """
            select quote_ident(c.relname) from pg_stat_user_tables s join pg_class c on c.oid = s.relid
            where s.schemaname = current_schema() and s.n_live_tup >= 500 and s.n_live_tup > 2 * c.reltuples
            order by c.relname
            """;

    private final JdbcClient jdbc;
    private final Duty duty;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("statistics").factory());

    Statistics(Roles roles, Dialect dialect, JdbcClient jdbc, Duty duty) {
        this.jdbc = jdbc;
        this.duty = duty;
        if (dialect == Dialect.POSTGRESQL && roles.scheduler()) {
            looking.scheduleWithFixedDelay(
                    this::lookSafely, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void lookSafely() {
        try {
            if (duty.isOurs()) {
                look();
            }
        } catch (RuntimeException failure) {
            if (Outage.isNews(failure)) {
                LOG.warn("PostgreSQL could not be asked to count its tables: {}", Outage.cause(failure));
            }
        }
    }

    /** Answers the tables that were counted. */
    List<String> look() {
        var grown = jdbc.sql(GROWN).query(String.class).list();
        // Whoever counts the same table at this moment does it for both.
        grown.forEach(table -> jdbc.sql("analyze (skip_locked) " + table).update());
        return grown;
    }

    @Override
    public void destroy() {
        looking.shutdownNow();
    }
}
