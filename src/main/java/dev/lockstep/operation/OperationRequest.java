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
 * @param hold the plan that it belongs to, null outside of plans
 * @param by the name of the person whose doing it is, here or at a tracker, at most {@value #BY_CHARS} characters; null
 *     for what Lockstep does by itself, and where a tracker does not tell
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
        Priority priority,
        @Nullable Hold hold,
        @Nullable String by) {
    private static final int BY_CHARS = 200;

    public OperationRequest {
        by = named(by);
    }

    /** From outside, so it may be anything. */
    private static @Nullable String named(@Nullable String name) {
        var plain = name == null ? "" : name.replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? null : plain.substring(0, Math.min(plain.length(), BY_CHARS));
    }

    /** Outside of plans, and by nobody. */
    public OperationRequest(
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
        this(
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
                payload,
                covers,
                priority,
                null,
                null);
    }

    /**
     * What is planned first and released together.
     *
     * @param waits it stays queued until its plan is released; otherwise it belongs to what the plan is made of
     */
    public record Hold(UUID plan, boolean waits) {
        public static Hold member(UUID plan) {
            return new Hold(plan, false);
        }

        public static Hold waiting(UUID plan) {
            return new Hold(plan, true);
        }
    }

    boolean waits() {
        return hold != null && hold.waits();
    }

    /** The same as a part of a plan. */
    public OperationRequest in(@Nullable Hold plan) {
        return with(payload, plan);
    }

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
                priority,
                hold == null ? null : Hold.member(hold.plan()),
                by);
    }

    OperationRequest withoutPayload() {
        return with(null, hold);
    }

    private OperationRequest with(@Nullable String carried, @Nullable Hold plan) {
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
                carried,
                covers,
                priority,
                plan,
                by);
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
