package dev.lockstep.operation;

import dev.lockstep.operation.OperationRequest.Direction;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of another operation of the same subject on the same link: one that is queued, processing or
 * completed, and that is not a look.
 *
 * @param timed its time is that of the record, so it may be compared
 * @param covers the fields it sets, empty for all
 */
record Known(
        UUID id,
        long seq,
        OperationState state,
        Direction direction,
        String eventKind,
        Instant effectiveAt,
        boolean timed,
        @Nullable String contentHash,
        Set<String> covers) {}
