package dev.lockstep.event;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox table; {@link Bus} hands out what was committed there. */
@Component
final class StoredEvents implements Events, DisposableBean {
    private static final String TOPIC = "events";
    private static final String NUMBERS = "event_seq_seq";
    private static final long LOOK_NANOS = 5_000_000_000L;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Places places;
    private final Bus bus;

    @Autowired
    StoredEvents(Database database, JdbcClient jdbc, InstantSource clock, Places places) {
        // A platform thread: SQLite's native reads would hold a virtual thread's carrier.
        this(
                database,
                jdbc,
                clock,
                places,
                Thread.ofPlatform().name("event-bus").daemon().factory(),
                LOOK_NANOS);
    }

    /** For a clock that is moved by hand, on which nobody looks unasked. */
    StoredEvents(Database database, JdbcClient jdbc, InstantSource clock, Places places, ThreadFactory threads) {
        this(database, jdbc, clock, places, threads, Long.MAX_VALUE);
    }

    private StoredEvents(
            Database database,
            JdbcClient jdbc,
            InstantSource clock,
            Places places,
            ThreadFactory threads,
            long lookNanos) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
        this.places = places;
        bus = new Bus(this::after, newest(), threads, lookNanos);
        database.onWoken(TOPIC, bus::wake);
    }

    @Override
    public long newest() {
        return jdbc.sql("select coalesce(max(seq), 0) from event where seq <= ?")
                .param(database.settled(NUMBERS))
                .query(Long.class)
                .single();
    }

    @Override
    public void publish(News news) {
        database.numbered(NUMBERS, news.counted(), () -> store(news));
        database.afterCommit(() -> {
            bus.wake();
            database.wakeOthers(TOPIC);
        });
    }

    private void store(News news) {
        var project = news.projectId();
        jdbc.sql("insert into event (id, type, name, subject, project_id, payload, at) values (?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next().toString())
                .param(news.type())
                .param(news.name())
                .param(news.subject())
                .param(project == null ? null : project.toString())
                .param(Json.write(news.payload().get()))
                .param(clock.millis())
                .update();
    }

    @Override
    public AutoCloseable subscribe(Consumer<Event> subscriber) {
        return bus.subscribe(subscriber);
    }

    @Override
    public List<Event> after(long seq, int limit) {
        var next = between(seq, Long.MAX_VALUE, limit);
        boolean whole = next.isEmpty() || next.getLast().seq() == seq + next.size();
        // A number that is missing may yet come, unless nobody is about to store it.
        return whole ? next : between(seq, database.settled(NUMBERS), limit);
    }

    private List<Event> between(long after, long last, int limit) {
        return jdbc.sql("select * from event where seq > ? and seq <= ? order by seq limit ?")
                .params(after, last, limit)
                .query(StoredEvents::event)
                .list();
    }

    @Override
    public List<Event> outdated(Instant before, int most) {
        var oldest = jdbc.sql("select * from event where seq <= ? order by seq limit ?")
                .params(Math.min(bus.seen(), places.least()), most)
                .query(StoredEvents::event)
                .list();
        return oldest.stream().takeWhile(event -> event.at().isBefore(before)).toList();
    }

    @Override
    public int remove(long first, long last) {
        return jdbc.sql("delete from event where seq between ? and ?")
                .params(first, last)
                .update();
    }

    static Event event(ResultSet row, int at) throws SQLException {
        var project = row.getString("project_id");
        return new Event(
                row.getLong("seq"),
                UUID.fromString(row.getString("id")),
                row.getString("type"),
                row.getString("name"),
                row.getString("subject"),
                project == null ? null : UUID.fromString(project),
                row.getString("payload"),
                Instant.ofEpochMilli(row.getLong("at")));
    }

    @Override
    public void destroy() throws InterruptedException {
        bus.close();
    }
}
