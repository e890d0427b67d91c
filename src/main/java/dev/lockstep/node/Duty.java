package dev.lockstep.node;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The scheduler's work is done by one node at a time: by whoever holds this lease. It spares needless work and nothing
 * more; a node that stood still and goes on must be harmless by what it writes. Thread-safe.
 */
@Component
public final class Duty implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
    private static final String NAME = "scheduler";
    static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration BEAT = Duration.ofSeconds(2);
    /** A request that was begun in time may last a little longer. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final String node = Ids.next().toString();
    private final JdbcClient jdbc;
    private final Database database;
    private final InstantSource clock;
    private final boolean alone;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("duty").factory());
    private volatile Instant until = Instant.MIN;

    Duty(Roles roles, JdbcClient jdbc, Database database, Dialect dialect, InstantSource clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
        alone = dialect == Dialect.SQLITE;
        if (!alone && roles.scheduler()) {
            beat();
            beat.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** True while this node is the one. Asks no database, so it may be asked often. */
    public boolean isOurs() {
        return alone || clock.instant().isBefore(until);
    }

    private void beat() {
        try {
            var now = clock.instant();
            boolean before = isOurs();
            boolean ours = database.write(() -> take(now));
            until = ours ? now.plus(LEASE).minus(MARGIN) : Instant.MIN;
            if (ours && !before) {
                LOG.info("This node does the scheduler's work from now on");
            }
        } catch (RuntimeException failure) {
            if (Outage.isNews(failure)) {
                LOG.warn("The scheduler's lease could not be renewed: {}", Outage.cause(failure));
            }
        }
    }

    private boolean take(Instant now) {
        return jdbc.sql("""
                        insert into duty (name, holder, until) values (:name, :node, :until)
                        on conflict (name) do update set holder = excluded.holder, until = excluded.until
                        where duty.holder = excluded.holder or duty.until < :now
                        """)
                        .param("name", NAME)
                        .param("node", node)
                        .param("until", now.plus(LEASE).toEpochMilli())
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    /** Hands it on at once, when the work has stopped. */
    @Override
    public void destroy() {
        beat.shutdownNow();
        if (!alone && isOurs()) {
            until = Instant.MIN;
            database.write(() -> {
                jdbc.sql("delete from duty where name = ? and holder = ?")
                        .params(NAME, node)
                        .update();
            });
        }
    }
}
