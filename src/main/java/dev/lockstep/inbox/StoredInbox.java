package dev.lockstep.inbox;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
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

    static final Duration KEPT_AFTER_TAKEN = Duration.ofDays(7);
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(10);
    private static final String TOPIC = "deliveries";
    private static final int PRUNE_ROWS = 1_000;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final List<Runnable> signals = new CopyOnWriteArrayList<>();
    private volatile Instant pruned = Instant.EPOCH;

    StoredInbox(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean store(UUID connectionId, String event, @Nullable String guid, String body) {
        var hash = sha256(body);
        var now = clock.instant();
        boolean stored = database.write(() -> {
            if (guid == null) {
                database.alone(connectionId + " " + hash);
            }
            prune(now);
            return insert(connectionId, event, guid, body, hash, now) == 1;
        });
        if (stored) {
            signals.forEach(Runnable::run);
            database.wakeOthers(TOPIC);
        }
        return stored;
    }

    private int insert(UUID connectionId, String event, @Nullable String guid, String body, String hash, Instant now) {
        return jdbc.sql("""
                        insert into delivery (id, connection_id, event, guid, body_hash, body, received_at)
                        select :id, :connection, :event, :guid, :hash, :body, :now
                        where cast(:guid as text) is not null or not exists (
                          select 1 from delivery
                          where connection_id = :connection and guid is null
                            and body_hash = :hash and received_at > :since)
                        on conflict (connection_id, guid) where guid is not null do nothing
                        """)
                .param("id", Ids.next().toString())
                .param("connection", connectionId.toString())
                .param("event", event)
                .param("guid", guid)
                .param("hash", hash)
                .param("body", body)
                .param("now", now.toEpochMilli())
                .param("since", now.minus(SAME_BODY_IS_A_RETRY_FOR).toEpochMilli())
                .update();
    }

    private void prune(Instant now) {
        if (pruned.plus(PRUNE_EVERY).isBefore(now)) {
            pruned = now;
            jdbc.sql("delete from delivery where id in (select id from delivery where taken_at < ? limit ?)")
                    .params(now.minus(KEPT_AFTER_TAKEN).toEpochMilli(), PRUNE_ROWS)
                    .update();
        }
    }

    @Override
    public List<Delivery> waiting(int limit) {
        return jdbc.sql("""
                        select id, connection_id, event, guid, body, received_at from delivery
                        where taken_at is null order by id limit ?
                        """).param(limit).query(StoredInbox::delivery).list();
    }

    @Override
    public void taken(UUID id, String result) {
        var now = clock.millis();
        database.write(() -> {
            jdbc.sql("update delivery set taken_at = ?, result = ? where id = ? and taken_at is null")
                    .params(now, result, id.toString())
                    .update();
        });
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
                Instant.ofEpochMilli(row.getLong("received_at")));
    }

    private static String sha256(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
