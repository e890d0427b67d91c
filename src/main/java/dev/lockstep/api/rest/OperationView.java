package dev.lockstep.api.rest;

import dev.lockstep.operation.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation on the wire; its payload stays inside.
 *
 * @param title of the issue it is about, null while the hub has none
 */
public record OperationView(
        UUID id,
        long seq,
        String state,
        String kind,
        String direction,
        UUID linkId,
        UUID connectionId,
        @Nullable UUID jobId,
        String resourceKey,
        UUID subjectId,
        @Nullable String title,
        String event,
        @Nullable String remoteId,
        @Nullable Instant remoteUpdatedAt,
        Instant effectiveAt,
        @Nullable UUID canceledBy,
        @Nullable UUID duplicateOf,
        @Nullable UUID droppedFor,
        @Nullable String reason,
        @Nullable String hint,
        @Nullable String errorClass,
        int attempts,
        int maxAttempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static OperationView of(Operation operation, @Nullable String title) {
        var request = operation.request();
        return new OperationView(
                operation.id(),
                operation.seq(),
                Words.of(operation.state()),
                Words.of(request.kind()),
                Words.of(request.direction()),
                request.linkId(),
                request.connectionId(),
                request.jobId(),
                request.key().value(),
                request.subjectId(),
                title,
                request.eventKind(),
                request.remoteId(),
                request.remoteUpdatedAt(),
                request.effectiveAt(),
                operation.canceledBy(),
                operation.duplicateOf(),
                operation.droppedFor(),
                operation.reason(),
                operation.hint(),
                operation.errorClass(),
                operation.attempts(),
                operation.maxAttempts(),
                operation.nextAttemptAt(),
                operation.createdAt(),
                operation.startedAt(),
                operation.finishedAt());
    }
}
