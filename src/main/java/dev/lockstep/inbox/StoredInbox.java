package dev.lockstep.inbox;

import dev.lockstep.base.Database;
import dev.lockstep.base.Database.Together;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Sha256;
import dev.lockstep.base.Slice;
import dev.lockstep.trail.Trail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredInbox implements Inbox {
    /**
     * Plane's ids change with every retry, so its retries are known by their body alone. It retries within minutes, and
     * the same body later can be news (a state set back and forth within a second); a wake-up lost in between is made
     * good by the poll, as a delivery is a hint and no more.
     */
    static final Duration SAME_BODY_IS_A_RETRY_FOR = Duration.ofMinutes(10);

    private static final String TOPIC = "deliveries";

    private final Database database;
    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final InstantSource clock;
    private final List<Runnable> signals = new CopyOnWriteArrayList<>();
    private final Together<Arrival> arrivals = this::storeAll;

    StoredInbox(Database database, JdbcClient jdbc, JdbcOperations batches, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    private static final class Arrival {
        private final String id = Ids.next().toString();
        private final String connection;
        private final String event;
        private final @Nullable String guid;
        private final String body;
        private final String hash;
        private final long at;
        private final @Nullable String trace = Trail.here();
        private boolean stored;

        Arrival(UUID connection, String event, @Nullable String guid, String body, Instant at) {
            this.connection = connection.toString();
            this.event = event;
            this.guid = guid;
            this.body = body;
            hash = guid == null ? Sha256.hex(body) : "";
            this.at = at.toEpochMilli();
        }

        /** Equal for what is stored once. */
        String key() {
            return connection + " " + (guid == null ? hash : guid);
        }
    }

    @Override
    public boolean store(UUID connectionId, String event, @Nullable String guid, String body) {
        try (var step = Trail.begin("delivery", null, Map.of("connection", connectionId.toString(), "event", event))) {
            return store(new Arrival(connectionId, event, guid, body, clock.instant()));
        }
    }

    private boolean store(Arrival arrival) {
        database.together(arrivals, arrival);
        if (arrival.stored) {
            signals.forEach(Runnable::run);
            database.wakeOthers(TOPIC);
        }
        return arrival.stored;
    }

    private void storeAll(List<Arrival> all) {
        // In one order everywhere, so that no two units lock each other out.
        var sorted = all.stream().sorted(Comparator.comparing(Arrival::key)).toList();
        var byGuid = sorted.stream().filter(each -> each.guid != null).toList();
        if (!byGuid.isEmpty()) {
            insertByGuid(byGuid);
        }
        sorted.stream().filter(each -> each.guid == null).forEach(each -> each.stored = insertByBody(each) == 1);
    }

    private void insertByGuid(List<Arrival> all) {
        batches.batchUpdate("""
                insert into delivery (id, connection_id, event, guid, body, received_at, trace) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (connection_id, guid) where guid is not null do nothing
                """, all, all.size(), (row, each) -> {
            row.setString(1, each.id);
            row.setString(2, each.connection);
            row.setString(3, each.event);
            row.setString(4, each.guid);
            row.setString(5, each.body);
            row.setLong(6, each.at);
            row.setString(7, each.trace);
        });
        // PostgreSQL's driver makes one statement of the batch and does not tell what became of each.
        var there = jdbc.sql("select id from delivery where id in (:ids)")
                .param("ids", Database.inList(all.stream().map(each -> each.id).toList()))
                .query(String.class)
                .set();
        all.forEach(each -> each.stored = there.contains(each.id));
    }

    private int insertByBody(Arrival each) {
        database.alone(each.key());
        return jdbc.sql("""
                        insert into delivery (id, connection_id, event, body_hash, body, received_at, trace)
                        select :id, :connection, :event, :hash, :body, :now, :trace
                        where not exists (
                          select 1 from delivery
                          where connection_id = :connection and guid is null
                            and body_hash = :hash and received_at > :since)
                        """)
                .param("id", each.id)
                .param("connection", each.connection)
                .param("event", each.event)
                .param("hash", each.hash)
                .param("body", each.body)
                .param("now", each.at)
                .param("trace", each.trace)
                .param("since", each.at - SAME_BODY_IS_A_RETRY_FOR.toMillis())
                .update();
    }

    @Override
    public Map<UUID, Instant> newest(Collection<UUID> connections) {
        Map<UUID, Instant> newest = new HashMap<>();
        for (var connection : connections) { // one look into the index each
            jdbc.sql("select received_at from delivery where connection_id = ? order by received_at desc limit 1")
                    .param(connection.toString())
                    .query(Long.class)
                    .optional()
                    .ifPresent(at -> newest.put(connection, Instant.ofEpochMilli(at)));
        }
        return newest;
    }

    @Override
    public int prune(Instant before, int rows) {
        return jdbc.sql(
                        "delete from delivery where id in (select id from delivery where taken_at < ? order by taken_at limit ?)")
                .params(before.toEpochMilli(), rows)
                .update();
    }

    @Override
    public List<Delivery> waiting(int limit, Set<UUID> heldBack) {
        return jdbc.sql("""
                        select id, connection_id, event, guid, body, received_at, trace from delivery
                        where taken_at is null and connection_id not in (:held) order by id limit :limit
                        """)
                .param("held", heldBack.isEmpty() ? List.of("") : Database.inList(words(heldBack)))
                .param("limit", limit)
                .query(StoredInbox::delivery)
                .list();
    }

    @Override
    public Set<UUID> stillWaiting(Collection<UUID> ids) {
        database.alone("taking deliveries");
        return jdbc.sql("select id from delivery where id in (:ids) and taken_at is null")
                .param("ids", Database.inList(words(ids)))
                .query((row, index) -> UUID.fromString(row.getString("id")))
                .set();
    }

    @Override
    public void taken(Map<UUID, Taken> taken) {
        var now = clock.millis();
        batches.batchUpdate("""
                update delivery set taken_at = ?, status = ?, action = ?, result = ? where id = ? and taken_at is null
                """, taken.entrySet(), Math.max(1, taken.size()), (row, each) -> {
            row.setLong(1, now);
            row.setString(2, word(each.getValue().status()));
            row.setString(3, each.getValue().action());
            row.setString(4, each.getValue().result());
            row.setString(5, each.getKey().toString());
        });
    }

    @Override
    public Slice<Stored> list(Filter filter, int limit, @Nullable String cursor) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        condition("id < :before", "before", cursor, where, values);
        condition("id in (:ids)", "ids", filter.ids().isEmpty() ? null : words(filter.ids()), where, values);
        condition("connection_id = :connection", "connection", text(filter.connectionId()), where, values);
        condition("event = :event", "event", filter.event(), where, values);
        condition("action = :action", "action", filter.action(), where, values);
        condition("status = :status", "status", filter.status() == null ? null : word(filter.status()), where, values);
        values.put("limit", limit + 1);
        var rows = jdbc.sql("""
                        select id, connection_id, event, action, guid, status, result, received_at, taken_at from delivery
                        %s order by id desc limit :limit
                        """.formatted(where.isEmpty() ? "" : "where " + String.join(" and ", where)))
                .params(values)
                .query(StoredInbox::stored)
                .list();
        return Slice.of(rows, limit, each -> each.id().toString());
    }

    private static void condition(
            String sql, String name, @Nullable Object value, List<String> where, Map<String, Object> values) {
        if (value != null) {
            where.add(sql);
            values.put(name, value);
        }
    }

    private static List<String> words(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return jdbc.sql("select id, connection_id, event, guid, body, received_at, trace from delivery where id = ?")
                .param(id.toString())
                .query(StoredInbox::delivery)
                .optional();
    }

    @Override
    public Optional<Delivery> find(UUID connectionId, String guid) {
        return jdbc.sql("""
                        select id, connection_id, event, guid, body, received_at, trace from delivery
                        where connection_id = ? and guid = ?
                        """)
                .params(connectionId.toString(), guid)
                .query(StoredInbox::delivery)
                .optional();
    }

    @Override
    public void retry(UUID id) {
        int changed = database.write(() -> jdbc.sql("""
                        update delivery set taken_at = null, result = null, status = 'waiting'
                        where id = ? and status = 'errored'
                        """).param(id.toString()).update());
        if (changed == 0) {
            throw find(id).isEmpty()
                    ? Refused.notFound("delivery")
                    : new Refused(
                            Refused.Kind.STATE,
                            "delivery_not_errored",
                            "status",
                            "Only a delivery that could not be taken can be retried.");
        }
        signals.forEach(Runnable::run);
        database.wakeOthers(TOPIC);
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Stored stored(ResultSet row, int index) throws SQLException {
        long taken = row.getLong("taken_at");
        return new Stored(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("connection_id")),
                row.getString("event"),
                row.getString("action"),
                row.getString("guid"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("result"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                taken == 0 ? null : Instant.ofEpochMilli(taken));
    }

    @Override
    public void onStored(Runnable signal) {
        signals.add(signal);
        database.onWoken(TOPIC, signal);
    }

    private static Delivery delivery(ResultSet row, int index) throws SQLException {
        return new Delivery(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("connection_id")),
                row.getString("event"),
                row.getString("guid"),
                row.getString("body"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getString("trace"));
    }
}
