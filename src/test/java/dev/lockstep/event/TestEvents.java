package dev.lockstep.event;

import dev.lockstep.base.TestDatabase;
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

    /** Ends the bus's thread; before the database is closed. */
    public static void close(Events events) {
        try {
            ((StoredEvents) events).destroy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
