package dev.lockstep.base.storage;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which numbers of a sequence may still appear. A unit announces, before it takes its first number, which one was the last that
 * anybody had taken; its own are above it. The announcement is a shared advisory lock, which PostgreSQL lets go of by itself, after the
 * commit is visible, or when the session dies. So units number their rows and commit side by side, and a reader knows how far it may
 * read. Thread-safe.
 */
final class Numbering {
    /** The first half of the locks' keys; locks by name have one long key instead, which PostgreSQL keeps apart. */
    private static final int KEY = 0x4C6F636B;

    /** Numbers stand in the keys without what is beyond these bits. */
    private static final long ROUND = 1L << 31;

    private static final String TAKEN =
            "(select last_value - case when is_called then 0 else 1 end as n from %s) taken";
    private static final String ANNOUNCE =
            "select 1 from (select pg_advisory_xact_lock_shared(%d, cast(n %% %d as int)) from %s) announced";

    /**
     * The number is read before the locks: a unit that announces itself in between takes higher ones. By how much an announced number
     * lies behind; one that seems to lie very far behind was announced in between.
     */
    private static final String SETTLED = """
            select n - coalesce((
              select max(behind) from (
                select (n - cast(objid as bigint) + %2$d) %% %2$d as behind from pg_locks
                where locktype = 'advisory' and objsubid = 2 and classid = %1$d
                  and database = (select oid from pg_database where datname = current_database())) announced
              where behind < %2$d / 2), 0)
            from %3$s""";

    private final JdbcClient jdbc;

    Numbering(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inside a unit, before it takes a number. */
    void announce(String sequence) {
        jdbc.sql(ANNOUNCE.formatted(KEY, ROUND, TAKEN.formatted(sequence)))
                .query(Integer.class)
                .single();
    }

    long settled(String sequence) {
        return jdbc.sql(SETTLED.formatted(KEY, ROUND, TAKEN.formatted(sequence)))
                .query(Long.class)
                .single();
    }
}
