package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row per resource and link with something queued; see docs/adr/0010. Every change of what is queued for a resource
 * touches its heads first, which serialises intake, claim and finish of it on every database.
 */
class QueueHeads {
    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Dialect dialect;
    private final Lines lines;

    QueueHeads(JdbcClient jdbc, JdbcOperations batches, Dialect dialect) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.dialect = dialect;
        lines = new Lines(jdbc);
    }

    /** @param opId the operation that comes next */
    record Head(String key, UUID linkId, UUID connectionId, String opId) {
        static Head read(ResultSet row, int number) throws SQLException {
            return new Head(
                    row.getString("res_key"),
                    UUID.fromString(row.getString("link_id")),
                    UUID.fromString(row.getString("connection_id")),
                    row.getString("op_id"));
        }
    }

    /**
     * What stands at a resource's head on one link after {@link #touch}.
     *
     * @param busy something of the resource is processing
     * @param right the head says the same; it may not when that changed before the head was locked
     */
    record Touched(String opId, boolean busy, boolean right) {}

    /** Locks the heads of new operations, or makes them with these operations; one wish for each place. */
    Map<Place, Touched> touch(Collection<Wish> wishes, Instant now) {
        var sorted = wishes.stream()
                .sorted(Comparator.comparing(wish -> wish.request().key().value()))
                .toList(); // in one order everywhere, so that no two lock each other out
        // Also those on other links: whoever claims or ends something of the resource holds one of them.
        lock(keys(sorted));
        batches.batchUpdate("""
                insert into queue_head (res_key, link_id, connection_id, op_id, turn, priority, ready_at, busy)
                values (?, ?, ?, ?, ?, ?, ?, case when exists
                  (select 1 from operation where res_key = ? and state = 'processing') then 1 else 0 end)
                on conflict (res_key, link_id) do update set connection_id = excluded.connection_id
                """, sorted, sorted.size(), (row, wish) -> {
            var request = wish.request();
            row.setString(1, request.key().value());
            row.setString(2, request.linkId().toString());
            row.setString(3, request.connectionId().toString());
            row.setString(4, wish.id().toString());
            row.setInt(5, Turn.of(request));
            row.setInt(6, request.priority().ordinal());
            row.setLong(7, (request.waits() ? Holds.UNTIL_ANSWERED : now).toEpochMilli());
            row.setString(8, request.key().value());
        });
        Map<Place, Touched> touched = new HashMap<>();
        jdbc.sql("""
                        select res_key, link_id, op_id, busy, exists (select 1 from operation o
                          where o.res_key = queue_head.res_key and o.state = 'processing') as processing
                        from queue_head where res_key in (:keys)
                        """).param("keys", Database.inList(keys(sorted))).query(row -> {
            boolean processing = row.getBoolean(5);
            touched.put(
                    new Place(row.getString(1), row.getString(2)),
                    new Touched(row.getString(3), processing, processing == (row.getInt(4) == 1)));
        });
        return touched;
    }

    private static Set<String> keys(List<Wish> wishes) {
        return wishes.stream().map(wish -> wish.request().key().value()).collect(Collectors.toSet());
    }

    /**
     * Marks all heads of resources as busy; answers those that were idle. Idle is said the long way: by the index of what
     * is idle, PostgreSQL would walk all of that.
     */
    List<Head> occupy(List<String> keys) {
        lock(keys);
        List<Head> idle = new ArrayList<>();
        jdbc.sql("""
                        update queue_head set busy = 1 where res_key in (:keys) and busy <> 1
                        returning res_key, link_id, connection_id, op_id, exists (select 1 from operation o
                          where o.res_key = queue_head.res_key and o.state = 'processing') as processing
                        """).param("keys", Database.inList(keys)).query(row -> {
            if (!row.getBoolean("processing")) {
                idle.add(Head.read(row, 0));
            }
        });
        return idle;
    }

    /** Resources whose heads say busy while nothing of them is processing: a wake-up was lost, which must not happen. */
    List<String> stranded(int limit) {
        return jdbc.sql("""
                        select distinct res_key from queue_head h where busy = 1 and not exists
                          (select 1 from operation o where o.res_key = h.res_key and o.state = 'processing') limit ?
                        """).param(limit).query(String.class).list();
    }

    /**
     * Finds the next operation on each link of resources, and whether something of them is processing. Their heads are
     * locked first by a statement of its own, so that what a concurrent intake has just committed is seen by those after
     * it, also heads that were not there yet (the lost wake-up).
     */
    void refresh(Collection<String> keys, Instant now) {
        if (keys.isEmpty()) {
            return;
        }
        lock(keys);
        var places = places(keys, "");
        var behind = lines.of(places);
        List<Place> empty = new ArrayList<>();
        List<Next> next = new ArrayList<>();
        for (int at = 0; at < places.size(); at++) {
            var line = behind.get(at);
            if (line.next().isEmpty()) {
                empty.add(places.get(at));
            } else {
                next.add(new Next(places.get(at), Turn.next(line.next(), now), line.live()));
            }
        }
        forget(empty);
        store(next);
    }

    /** While something of a resource is processing its heads stay, so that there is one to lock. */
    private void forget(List<Place> places) {
        if (!places.isEmpty()) {
            batches.batchUpdate("""
                    delete from queue_head where res_key = ? and link_id = ? and not exists
                      (select 1 from operation o where o.res_key = queue_head.res_key and o.state = 'processing')
                    """, places, places.size(), (row, place) -> {
                row.setString(1, place.key());
                row.setString(2, place.linkId());
            });
        }
    }

    private void store(List<Next> heads) {
        if (!heads.isEmpty()) {
            batches.batchUpdate("""
                    update queue_head set op_id = ?, turn = ?, priority = ?, ready_at = ?, busy = case when exists
                      (select 1 from operation where res_key = ? and state = 'processing') then 1 else 0 end
                    where res_key = ? and link_id = ?
                    """, heads, heads.size(), (row, head) -> {
                row.setString(1, head.op().id().toString());
                row.setInt(2, head.op().turn());
                row.setInt(3, head.live() ? 0 : 1);
                row.setLong(4, head.op().readyAt().toEpochMilli());
                row.setString(5, head.place().key());
                row.setString(6, head.place().key());
                row.setString(7, head.place().linkId());
            });
        }
    }

    /** Until the unit ends, nobody else changes what is queued or processing of these resources. */
    void lock(Collection<String> keys) {
        if (!keys.isEmpty() && !dialect.forUpdate().isEmpty()) {
            places(keys, dialect.forUpdate());
        }
    }

    private List<Place> places(Collection<String> keys, String suffix) {
        return jdbc.sql("select res_key, link_id from queue_head where res_key in (:keys) order by res_key, link_id"
                        + suffix)
                .param("keys", Database.inList(keys))
                .query((row, number) -> new Place(row.getString(1), row.getString(2)))
                .list();
    }

    private record Next(Place place, Turn.Waiting op, boolean live) {}
}
