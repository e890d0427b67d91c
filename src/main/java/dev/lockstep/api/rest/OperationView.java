package dev.lockstep.api.rest;

import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.sync.Address;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation on the wire; its payload stays inside.
 *
 * @param title of the issue it is about, null while the hub has none
 * @param githubAppInstallationId null with a token
 * @param localModifiedAt of the hub's record when it asked, null for what a tracker told
 * @param covers the fields that it is about, empty for all
 * @param by the name of the person whose doing it is, here or at a tracker; null for what Lockstep does by itself
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
        @Nullable String container,
        @Nullable String githubAppInstallationId,
        String resourceKey,
        UUID issueId,
        @Nullable UUID commentId,
        UUID subjectId,
        @Nullable String title,
        String event,
        @Nullable String remoteId,
        @Nullable Instant remoteUpdatedAt,
        @Nullable Instant localModifiedAt,
        Instant effectiveAt,
        @Nullable String deliveryId,
        @Nullable String contentHash,
        SortedSet<String> covers,
        String priority,
        @Nullable String by,
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

    static OperationView of(Operation operation, @Nullable String title, @Nullable Address address) {
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
                address == null ? null : address.container().path(),
                address == null ? null : address.installation(),
                request.key().value(),
                UUID.fromString(request.key().value()),
                request.kind() == Kind.COMMENT ? request.subjectId() : null,
                request.subjectId(),
                title,
                request.eventKind(),
                request.remoteId(),
                request.remoteUpdatedAt(),
                request.direction() == Direction.OUTBOUND ? request.effectiveAt() : null,
                request.effectiveAt(),
                request.deliveryId(),
                request.contentHash(),
                new TreeSet<>(request.covers()),
                Words.of(request.priority()),
                request.by(),
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
