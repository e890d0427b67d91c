package dev.lockstep.sync.plan;

import dev.lockstep.sync.Rehearsal.Change;
import org.jspecify.annotations.Nullable;

/**
 * One change of a plan, at one place.
 *
 * @param seq its place in the plan
 * @param verdict of a verification: why it differs
 * @param reason why it was refused, or is left alone; null otherwise
 */
public record PlannedChange(
        long seq,
        Change change,
        @Nullable Verdict verdict,
        State state,
        @Nullable String reason) {
    public enum State {
        PLANNED,
        QUEUED,
        APPLIED,
        REFUSED,
        /** Listed for a person; nothing is done about it. */
        LEFT
    }
}
