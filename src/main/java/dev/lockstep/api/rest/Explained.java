package dev.lockstep.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation or decision about an issue, in plain words.
 *
 * @param what {@code operation} or {@code decision}
 * @param state of the operation, null for a decision
 * @param hint what a person can do about it
 * @param place where it leads or came from, as GitHub (owner/name)
 * @param commentId null when it is about the issue itself
 * @param steps what happened on the way, oldest first
 */
record Explained(
        Instant at,
        String what,
        @Nullable String state,
        String sentence,
        @Nullable String hint,
        @Nullable String place,
        @Nullable UUID linkId,
        @Nullable UUID operationId,
        @Nullable UUID commentId,
        List<ExplainedStep> steps) {

    record ExplainedStep(Instant at, String sentence) {}
}
