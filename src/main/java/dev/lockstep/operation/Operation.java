package dev.lockstep.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One unit of sync work on one resource, as it is stored.
 *
 * @param seq order of intake
 * @param attempts how many times it began and failed; a deferral does not count
 * @param nextAttemptAt not before; null when due
 * @param trace where it was asked for, see {@code Trail}
 * @param fence grows with every claim; a commit with an older one is refused
 */
public record Operation(
        UUID id,
        long seq,
        OperationRequest request,
        OperationState state,
        @Nullable UUID canceledBy,
        @Nullable UUID duplicateOf,
        @Nullable UUID droppedFor,
        @Nullable String reason,
        @Nullable String hint,
        @Nullable String errorClass,
        int attempts,
        int maxAttempts,
        @Nullable Instant nextAttemptAt,
        long fence,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String trace) {
    Operation in(OperationRequest.@Nullable Hold hold) {
        return hold == null ? this : with(request.in(hold));
    }

    /** The same, to be processed from a fresh read. */
    Operation withoutPayload() {
        return with(request.withoutPayload());
    }

    private Operation with(OperationRequest asked) {
        return new Operation(
                id,
                seq,
                asked,
                state,
                canceledBy,
                duplicateOf,
                droppedFor,
                reason,
                hint,
                errorClass,
                attempts,
                maxAttempts,
                nextAttemptAt,
                fence,
                createdAt,
                startedAt,
                finishedAt,
                trace);
    }
}
