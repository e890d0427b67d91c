package dev.lockstep.operation.activity;

import dev.lockstep.operation.OperationState;
import org.jspecify.annotations.Nullable;

/**
 * When one operation came and went.
 *
 * @param takenIn epoch milliseconds
 * @param ended null while it has not
 */
record Passage(OperationState state, long takenIn, @Nullable Long ended) {
    boolean openAt(long time) {
        return takenIn <= time && (ended == null || ended > time);
    }
}
