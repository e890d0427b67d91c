package dev.lockstep.connector.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is left of each connection's rate budget, for people and for estimates. Thread-safe. */
public interface Budgets {
    /** As all nodes know it together, up to a second old. */
    Budget of(UUID connectionId);

    /** What was sent over this connection by this process; monotone. */
    Spent spent(UUID connectionId);

    default long requests(UUID connectionId) {
        return spent(connectionId).requests();
    }

    /** How long so much work takes when nothing but the tracker's limits holds it up. */
    Range time(UUID connectionId, Spent work);

    /** @param creations of the requests, those that make new records */
    record Spent(long requests, long creations) {
        static final Spent NOTHING = new Spent(0, 0);

        public Spent minus(Spent earlier) {
            return new Spent(requests - earlier.requests, creations - earlier.creations);
        }

        public Spent times(double factor) {
            return new Spent(Math.round(requests * factor), Math.round(creations * factor));
        }
    }

    record Range(Duration least, Duration most) {}

    /**
     * @param limit requests per window, null until the tracker has said
     * @param notBefore nothing is sent before, null when sending is allowed now
     * @param reason why it waits
     */
    record Budget(
            @Nullable Integer limit,
            @Nullable Integer remaining,
            @Nullable Instant resetsAt,
            @Nullable Instant notBefore,
            @Nullable String reason) {
        static final Budget UNKNOWN = new Budget(null, null, null, null, null);
    }
}
