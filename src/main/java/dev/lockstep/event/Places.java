package dev.lockstep.event;

import dev.lockstep.base.Dialect;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stored places of consumers. Writes inside a unit of work. */
@Component
class Places {
    private final JdbcClient jdbc;
    private final Dialect dialect;
    private final Set<String> consumers = new ConcurrentSkipListSet<>();

    Places(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** A new consumer begins behind the newest event. */
    void begin(String consumer, long newest) {
        beginUnneeded(consumer, newest);
        consumers.add(consumer);
    }

    /** As {@link #begin}, and nothing is kept for it. */
    void beginUnneeded(String consumer, long newest) {
        jdbc.sql("""
                insert into event_place (consumer, seq, alone_to, attempts, not_before)
                values (?, ?, 0, 0, 0)
                on conflict (consumer) do nothing
                """).params(consumer, newest).update();
    }

    /** Nobody else moves it until the unit ends. */
    Place lock(String consumer) {
        return jdbc.sql("select * from event_place where consumer = ?" + dialect.forUpdate())
                .param(consumer)
                .query((row, n) -> new Place(
                        row.getLong("seq"),
                        row.getLong("alone_to"),
                        row.getInt("attempts"),
                        Instant.ofEpochMilli(row.getLong("not_before"))))
                .single();
    }

    void store(String consumer, Place place) {
        jdbc.sql("update event_place set seq = ?, alone_to = ?, attempts = ?, not_before = ? where consumer = ?")
                .params(
                        place.seq(),
                        place.aloneTo(),
                        place.attempts(),
                        place.notBefore().toEpochMilli(),
                        consumer)
                .update();
    }

    /** Forward only. */
    void advance(String consumer, long seq) {
        jdbc.sql("update event_place set seq = ? where consumer = ? and seq < ?")
                .params(seq, consumer, seq)
                .update();
    }

    /** The newest event that every consumer of this node's version has taken; what is older may go. */
    long least() {
        return consumers.isEmpty()
                ? Long.MAX_VALUE
                : jdbc.sql("select min(seq) from event_place where consumer in (:names)")
                        .param("names", consumers)
                        .query(Long.class)
                        .single();
    }
}
