package dev.lockstep.operation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an operation came to an end, as it is stored. */
record Ending(
        OperationState state,
        String reason,
        @Nullable UUID related,
        @Nullable String errorClass,
        @Nullable String hint) {

    static Ending completed(String reason) {
        return new Ending(OperationState.COMPLETED, reason, null, null, null);
    }

    static Ending canceled(String reason, @Nullable UUID by) {
        return new Ending(OperationState.CANCELED, reason, by, null, null);
    }

    static Ending dropped(String reason, @Nullable UUID droppedFor) {
        return new Ending(OperationState.DROPPED, reason, droppedFor, null, null);
    }

    static Ending duplicate(String reason, UUID of) {
        return new Ending(OperationState.DUPLICATE, reason, of, null, null);
    }

    static Ending disabled(String reason) {
        return new Ending(OperationState.DISABLED, reason, null, null, null);
    }

    static Ending errored(String errorClass, String detail, String hint) {
        return new Ending(OperationState.ERRORED, detail, null, errorClass, hint);
    }

    @Nullable
    UUID relatedIf(OperationState wanted) {
        return state == wanted ? related : null;
    }
}
