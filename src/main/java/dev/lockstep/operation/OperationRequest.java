package dev.lockstep.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish for one look, as it comes to intake.
 *
 * @param key the resource; comments name their issue's
 * @param kind issue, comment or pull request
 * @param subjectId the hub record (issue or comment), known or reserved
 * @param direction which side is known to have news; processing looks at both
 * @param linkId where to look
 * @param connectionId whose budget it spends
 * @param jobId the job it belongs to, null outside jobs
 * @param eventKind created, edited, closed, reopened, deleted, labeled, ... or {@link #LOOK}
 * @param remoteId the remote record's immutable id, null before it exists
 * @param remoteUpdatedAt the record's own time at the tracker, null when not known
 * @param effectiveAt orders operations of one key; the remote time inbound, the record's time outbound
 * @param contentHash equal hashes with equal times are the same news; null when not known
 * @param deliveryId of the webhook; null without one
 * @param payload JSON that saves processing a read, null when it must read; kept until the operation ends
 * @param covers names of the fields that it sets (see A12), empty for all
 * @param priority live before backfill
 */
public record OperationRequest(
        ResourceKey key,
        Kind kind,
        UUID subjectId,
        Direction direction,
        UUID linkId,
        UUID connectionId,
        @Nullable UUID jobId,
        String eventKind,
        @Nullable String remoteId,
        @Nullable Instant remoteUpdatedAt,
        Instant effectiveAt,
        @Nullable String contentHash,
        @Nullable String deliveryId,
        @Nullable String payload,
        java.util.Set<String> covers,
        Priority priority) {
    /** A coalesced look: no news of its own, never dropped or a duplicate; one queued per key, link and subject suffices. */
    public static final String LOOK = "look";

    public boolean isLook() {
        return eventKind.equals(LOOK);
    }

    /** The look that stays behind when this operation is dropped or canceled: it merges what this one would have told. */
    public OperationRequest look(Instant since) {
        return new OperationRequest(
                key,
                kind,
                subjectId,
                Direction.INBOUND,
                linkId,
                connectionId,
                jobId,
                LOOK,
                remoteId,
                null,
                since,
                null,
                null,
                null,
                java.util.Set.of(),
                priority);
    }

    OperationRequest withoutPayload() {
        return new OperationRequest(
                key,
                kind,
                subjectId,
                direction,
                linkId,
                connectionId,
                jobId,
                eventKind,
                remoteId,
                remoteUpdatedAt,
                effectiveAt,
                contentHash,
                deliveryId,
                null,
                covers,
                priority);
    }

    public enum Kind {
        ISSUE,
        COMMENT,
        PULL_REQUEST
    }

    public enum Direction {
        INBOUND,
        OUTBOUND
    }

    public enum Priority {
        LIVE,
        BACKFILL
    }
}
