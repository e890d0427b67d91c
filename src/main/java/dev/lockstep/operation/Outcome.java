package dev.lockstep.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How processing ended, as a value. Reasons are snake_case codes, details are sentences for a person. */
public sealed interface Outcome {
    /** @param reason what was done, for example created, updated, unchanged, pull_requests_off */
    record Completed(String reason) implements Outcome {}

    record Dropped(String reason, @Nullable UUID droppedFor) implements Outcome {}

    record Disabled(String reason) implements Outcome {}

    /**
     * The connection may not be used before {@code until}: the operation stays queued, attempts unchanged, its connection
     * waits.
     *
     * @param backfillOnly live work may go on: what is left is kept for it
     */
    record Deferred(Instant until, String reason, boolean backfillOnly) implements Outcome {
        public Deferred(Instant until, String reason) {
            this(until, reason, false);
        }
    }

    /** This operation alone comes back not before {@code until}, attempts unchanged (an unknown outcome settles, a parent is awaited). */
    record Waiting(Instant until, String reason) implements Outcome {}

    /** It waits for an answer about this plan, attempts unchanged. */
    record Held(UUID plan) implements Outcome {}

    /** A passing failure: back off and try again while attempts remain. */
    record Retry(String errorClass, String detail) implements Outcome {}

    /** A failure that repeating will not mend. {@code hint} says what a person can do. */
    record Failed(String errorClass, String detail, String hint) implements Outcome {}
}
