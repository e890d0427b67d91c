package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose turn it is: a watch is checked by one node at a time, under a lease. */
@Component
class DueWatches {
    /** Longer than a request may take. Who still works renews it; what a crash left is free again after it. */
    static final Duration LEASE = Duration.ofSeconds(90);

    private final JdbcClient jdbc;
    private final Database database;
    private final Dialect dialect;

    DueWatches(JdbcClient jdbc, Database database, Dialect dialect) {
        this.jdbc = jdbc;
        this.database = database;
        this.dialect = dialect;
    }

    /** @param wanted how often a check was wished for until now; a wish during it makes another */
    record Claim(Watch watch, String lease, long wanted) {}

    List<Claim> claim(int limit, Instant now) {
        var lease = Ids.next().toString();
        return database.write(() -> jdbc.sql("""
                        update watch set lease_token = :lease, lease_until = :until
                        where number in (
                            select number from watch
                            where due_at <= :now and (lease_until is null or lease_until < :now)
                            order by due_at limit :limit""" + dialect.forUpdateSkipLocked() + """
                        ) and (lease_until is null or lease_until < :now)
                        returning *
                        """)
                .param("lease", lease)
                .param("now", now.toEpochMilli())
                .param("until", now.plus(LEASE).toEpochMilli())
                .param("limit", limit)
                .query((row, number) -> new Claim(WatchRows.watch(row, number), lease, row.getLong("wanted")))
                .list());
    }

    @Nullable
    Instant nextDue(Instant now) {
        return jdbc.sql("""
                        select due_at from watch where lease_until is null or lease_until < :now order by due_at limit 1
                        """)
                .param("now", now.toEpochMilli())
                .query((row, number) -> Columns.time(row, "due_at"))
                .optional()
                .orElse(null);
    }

    /** @return false when somebody else has the watch by now, or it is gone */
    boolean renew(Claim claim, Instant now) {
        return database.write(() -> jdbc.sql("update watch set lease_until = ? where id = ? and lease_token = ?")
                        .params(
                                now.plus(LEASE).toEpochMilli(),
                                claim.watch().id().toString(),
                                claim.lease())
                        .update()
                == 1);
    }

    /** What a check leaves. */
    record Ending(
            Instant next,
            @Nullable String etag,
            boolean started,
            @Nullable String trouble,
            Instant at) {}

    /** Inside the unit of work that stores what was seen; false when the lease was lost and nothing may be stored. */
    boolean finish(Claim claim, Ending ending) {
        return jdbc.sql("""
                update watch set lease_token = null, lease_until = null, etag = case when wanted = :wanted then cast(:etag as text) end, trouble = :trouble,
                  started = case when wanted = :wanted then :started else started end,
                  due_at = case when wanted = :wanted then :next else :at end, checked_at = :at
                where id = :id and lease_token = :lease
                """)
                        .param("etag", ending.etag())
                        .param("trouble", ending.trouble())
                        .param("started", ending.started() ? 1 : 0)
                        .param("wanted", claim.wanted())
                        .param("next", ending.next().toEpochMilli())
                        .param("at", ending.at().toEpochMilli())
                        .param("id", claim.watch().id().toString())
                        .param("lease", claim.lease())
                        .update()
                == 1;
    }

    /** A check that was cut off by the end of the process is as if it had not begun. */
    void release(Claim claim) {
        database.write(() -> {
            jdbc.sql("update watch set lease_token = null, lease_until = null where id = ? and lease_token = ?")
                    .params(claim.watch().id().toString(), claim.lease())
                    .update();
        });
    }

    /** A process that owns the database alone knows that nobody works on what it finds leased. */
    void forgetLeases() {
        database.write(() -> {
            jdbc.sql("update watch set lease_token = null, lease_until = null where lease_token is not null")
                    .update();
        });
    }

    /** This one looks now; false when there is none. Joins the caller's unit of work. */
    boolean wanted(UUID id, Instant now) {
        return jdbc.sql("""
                update watch set wanted = wanted + 1, due_at = case when due_at < :now then due_at else :now end
                where id = :id
                """)
                        .param("now", now.toEpochMilli())
                        .param("id", id.toString())
                        .update()
                == 1;
    }

    /** Everybody who watches this repository looks now. Joins the caller's unit of work. */
    void wanted(UUID connectionId, String container, Instant now) {
        jdbc.sql("""
                update watch set wanted = wanted + 1, due_at = case when due_at < :now then due_at else :now end
                where connection_id = :connection and lower(container) = lower(:container)
                """)
                .param("now", now.toEpochMilli())
                .param("connection", connectionId.toString())
                .param("container", container)
                .update();
    }
}
