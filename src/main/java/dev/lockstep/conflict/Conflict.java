package dev.lockstep.conflict;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Both sides changed the same field.
 *
 * @param field one of {@link Rules#FIELDS}
 * @param there the remote value as the tracker has it
 * @param policy a {@link Policy}'s word, {@code fight}, {@code one_way}, {@code first_match} or {@code edit_survives_delete}
 * @param winning what stands since it was decided, null while it is open
 * @param resolution how it was settled, null before
 * @param carriedOut the base of the link's twin knows the answer
 * @param version counts its changes
 */
public record Conflict(
        UUID id,
        Place place,
        String field,
        Sides sides,
        String there,
        Seen hub,
        Seen remote,
        String policy,
        State state,
        @Nullable String winning,
        @Nullable String resolution,
        @Nullable String resolvedBy,
        boolean carriedOut,
        long version,
        Instant openedAt,
        @Nullable Instant endedAt) {

    public enum State {
        /** A person has to say what stands; both sides keep theirs. */
        OPEN,
        /** A policy decided; what gave way can be restored. */
        DECIDED,
        /** A person answered, or there is nothing left to decide. */
        RESOLVED
    }

    boolean isText() {
        return field.equals("body") || field.equals("comment");
    }
}
