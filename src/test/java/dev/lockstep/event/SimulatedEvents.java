package dev.lockstep.event;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's own outbox and bus, on threads that a simulation gives. */
public final class SimulatedEvents {
    private SimulatedEvents() {}

    public static Events on(Database database, JdbcClient jdbc, InstantSource clock, ThreadFactory threads) {
        // In a simulation nobody consumes; the dialect only matters to who locks a place.
        return new StoredEvents(database, jdbc, clock, new Places(jdbc, Dialect.SQLITE), threads);
    }
}
