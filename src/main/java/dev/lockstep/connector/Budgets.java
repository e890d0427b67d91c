package dev.lockstep.connector;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is left of each connection's rate budget, for people and for estimates. Thread-safe. */
public interface Budgets {
    Budget of(UUID connectionId);

    /** How many requests were sent over this connection since the process began; monotone. */
    long requests(UUID connectionId);

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
            @Nullable String reason) {}
}
