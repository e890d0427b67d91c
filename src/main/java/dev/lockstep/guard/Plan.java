package dev.lockstep.guard;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are released together, or not at all.
 *
 * @param pass the cycle's pass that wants them; null for what people do
 * @param danger why it waits or waited for a person; null while it is collected and when there is none
 * @param sentence the same in words, with the numbers
 * @param touchedAt when something was added last
 * @param judgedAt null while it is collected; nothing is added to it after that
 */
public record Plan(
        UUID id,
        UUID linkId,
        UUID projectId,
        @Nullable UUID pass,
        Kind kind,
        State state,
        @Nullable Danger danger,
        @Nullable String sentence,
        Instant openedAt,
        Instant touchedAt,
        @Nullable Instant judgedAt,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy) {
    public enum Kind {
        /** What would be written to the link's tracker. */
        OUTGOING,
        /** What its tracker does not list any more, and would be looked at one by one. */
        ABSENT,
        /** Issues that were deleted there and would be deleted in the hub; holds up nothing else. */
        DELETION
    }

    public enum State {
        COLLECTING,
        HELD,
        RELEASED,
        APPROVED,
        REJECTED
    }

    /** While it waits, nothing goes out over its link. */
    public boolean stopsLink() {
        return state == State.HELD && kind != Kind.DELETION;
    }

    boolean collects() {
        return state == State.COLLECTING;
    }

    /** What belongs to it may go. */
    boolean isDecided() {
        return state == State.RELEASED || state == State.APPROVED || state == State.REJECTED;
    }
}
