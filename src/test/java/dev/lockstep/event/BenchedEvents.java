package dev.lockstep.event;

import dev.lockstep.base.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The outbox, the relay and one consumer over a real Redis, for the bench. */
public final class BenchedEvents implements AutoCloseable {
    private static final int IN_ONE_UNIT = 500;

    private final TestDatabase database;
    private final Events events;
    private final RedisStream stream;
    private final Relay relay;
    private final Giver giver;
    private final RedisGroup group;

    public BenchedEvents(TestDatabase database, String url) {
        this.database = database;
        database.database().write(() -> {
            database.jdbc().sql("create table effect (event text primary key)").update();
        });
        events = TestEvents.stored(database);
        stream = new RedisStream(url, "lockstep:bench:events");
        var places = new Places(database.jdbc(), database.dialect());
        relay = new Relay(stream, events, places, database.database());
        relay.begin();
        giver = new Giver(
                new Effects(),
                events,
                places,
                new Asides(database.jdbc()),
                database.database(),
                InstantSource.system());
        giver.begin();
        group = stream.group("bench", "one");
        group.next(giver.known());
    }

    /** One row for each event, refused when it is there already. */
    private final class Effects implements EventConsumer {
        @Override
        public String name() {
            return "bench";
        }

        @Override
        public List<String> types() {
            return List.of("issue.");
        }

        @Override
        public void consume(List<Event> some) {
            database.batches()
                    .batchUpdate(
                            "insert into effect (event) values (?)",
                            some.stream()
                                    .map(each -> new Object[] {each.id().toString()})
                                    .toList());
        }
    }

    /** As long as that of an issue that was created. */
    public void publish(int count) {
        var project = UUID.randomUUID();
        var told =
                Map.of("id", project, "name", "It crashes when it rains", "content", "x".repeat(200), "status", true);
        for (int done = 0; done < count; done += IN_ONE_UNIT) {
            database.database().write(() -> {
                for (int each = 0; each < IN_ONE_UNIT; each++) {
                    events.publish("issue.created", project.toString(), project, told);
                }
            });
        }
    }

    public void relayAll() {
        while (relay.relay()) {}
    }

    /** Answers how many took effect. */
    public long consumeAll() {
        for (var read = group.next(giver.known()); !read.isEmpty(); read = group.next(giver.known())) {
            if (!giver.give(RedisStream.read(read).stream())) {
                throw new IllegalStateException("The stream lacks something.");
            }
            group.acknowledge(read);
        }
        return database.jdbc()
                .sql("select count(*) from effect")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        group.close();
        stream.close();
    }
}
