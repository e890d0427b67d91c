package dev.lockstep.event;

import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** The product's own outbox and bus on a test's database. */
public final class TestEvents {
    private TestEvents() {}

    public static Events on(TestDatabase database, InstantSource clock) {
        return new StoredEvents(
                database.database(), database.jdbc(), clock, new Places(database.jdbc(), database.dialect()));
    }

    /** Stored and told to nobody, so nothing has to be ended. */
    public static Events stored(TestDatabase database) {
        return new StoredEvents(
                database.database(),
                database.jdbc(),
                InstantSource.system(),
                new Places(database.jdbc(), database.dialect()),
                bus -> new Thread(() -> {}));
    }

    public static EventArchive archive(Events events, TestDatabase database, Path folder) {
        return new EventArchive(events, database.database(), folder);
    }

    /** As the retention does it, without an archive. */
    static int remove(TestDatabase database, Events events, Instant before, int most) {
        var old = events.outdated(before, most);
        return old.isEmpty()
                ? 0
                : database.database()
                        .write(() -> events.remove(
                                old.getFirst().seq(), old.getLast().seq()));
    }

    /** Ends the bus's thread; before the database is closed. */
    public static void close(Events events) {
        try {
            ((StoredEvents) events).destroy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
