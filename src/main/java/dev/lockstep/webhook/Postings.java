package dev.lockstep.webhook;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Outdated;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.event.CloudEvent;
import dev.lockstep.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What subscriptions were told, and what waits to be told. Thread-safe; methods that write join the caller's unit of work. */
@Component
public class Postings implements Outdated {
    private static final int MAX_SAID_CHARS = 1_000;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Postings(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Newest first. @param state null for all */
    public Slice<Posting> list(UUID subscription, Posting.@Nullable State state, int limit, @Nullable String cursor) {
        var found = jdbc.sql("""
                select * from posting where subscription_id = :subscription and id < :cursor
                  and (cast(:state as text) is null or state = :state) order by id desc limit :rows
                """)
                .param("subscription", subscription.toString())
                .param("cursor", Slice.before(cursor))
                .param("state", state == null ? null : word(state))
                .param("rows", limit + 1)
                .query(Postings::read)
                .list();
        return Slice.of(found, limit, posting -> posting.id().toString());
    }

    /** Sends it once more, whatever became of it, under the same id. */
    public Posting again(Subscription subscription, UUID id) {
        if (!subscription.enabled()) {
            throw new Refused(
                    Refused.Kind.STATE,
                    "subscription_disabled",
                    null,
                    "The subscription is disabled. Enable it first.");
        }
        return database.write(() -> {
            int rows = jdbc.sql("""
                    update posting set state = 'waiting', attempts = 0, due_at = ? where id = ? and subscription_id = ?
                    """)
                    .params(clock.millis(), id.toString(), subscription.id().toString())
                    .update();
            if (rows == 0) {
                throw Refused.notFound("posting");
            }
            return jdbc.sql("select * from posting where id = ?")
                    .param(id.toString())
                    .query(Postings::read)
                    .single();
        });
    }

    /** Once for each event. */
    void add(UUID subscription, Event event, Instant now) {
        jdbc.sql("""
                insert into posting (id, subscription_id, event_id, seq, type, body, state, attempts, due_at, created_at)
                values (:id, :subscription, :event, :seq, :type, :body, 'waiting', 0, :now, :now)
                on conflict (subscription_id, event_id) do nothing
                """)
                .param("id", Ids.next().toString())
                .param("subscription", subscription.toString())
                .param("event", event.id().toString())
                .param("seq", event.seq())
                .param("type", event.type())
                .param("body", CloudEvent.json(event))
                .param("now", now.toEpochMilli())
                .update();
    }

    /** The oldest that is due. */
    Optional<Posting> next(UUID subscription, Instant now) {
        return jdbc.sql("""
                select * from posting where subscription_id = ? and state = 'waiting' and due_at <= ? order by seq limit 1
                """)
                .params(subscription.toString(), now.toEpochMilli())
                .query(Postings::read)
                .optional();
    }

    /** What came of an attempt. Nothing is changed where it waits no more. */
    void store(Posting tried, Posting.State state, Instant due, Tried answer, Instant now) {
        jdbc.sql("""
                update posting set state = :state, attempts = :attempts, due_at = :due, status = cast(:status as integer), said = :said,
                  attempted_at = :now
                where id = :id and state = 'waiting'
                """)
                .param("state", word(state))
                .param("attempts", tried.attempts() + 1)
                .param("due", due.toEpochMilli())
                .param("status", answer.status())
                .param("said", cut(answer.said()))
                .param("now", now.toEpochMilli())
                .param("id", tried.id().toString())
                .update();
    }

    /** What the receiver answered, or why it did not. */
    record Tried(@Nullable Integer status, String said) {}

    @Override
    public int prune(Instant before, int rows) {
        return jdbc.sql("""
                delete from posting where id in (
                  select id from posting where state <> 'waiting' and created_at < ? order by created_at limit ?)
                """).params(before.toEpochMilli(), rows).update();
    }

    private static String cut(String said) {
        // A database may refuse the zero sign.
        var clean = said.replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), MAX_SAID_CHARS));
    }

    private static String word(Posting.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Posting read(ResultSet row, int number) throws SQLException {
        int status = row.getInt("status");
        var answered = row.wasNull() ? null : status;
        long attempted = row.getLong("attempted_at");
        var at = row.wasNull() ? null : Instant.ofEpochMilli(attempted);
        return new Posting(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("subscription_id")),
                UUID.fromString(row.getString("event_id")),
                row.getString("type"),
                row.getString("body"),
                Posting.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                answered,
                row.getString("said"),
                at,
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
