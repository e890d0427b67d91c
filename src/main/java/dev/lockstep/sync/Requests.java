package dev.lockstep.sync;

import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Hold;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import dev.lockstep.operation.ResourceKey;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words the wish for a look. The key is always the hub issue, known or reserved. */
final class Requests {
    /** The event of an operation that a listing caused. */
    static final String LISTED = "listed";
    /** That of one that carries out a plan. Without a time it is never judged against others: it stands for itself. */
    static final String PLANNED = "planned";

    private Requests() {}

    /**
     * Why somebody should look. {@code jobId} null and live outside jobs.
     *
     * @param pass of the cycle that found it, or the plan that led to it; null for what people do
     * @param by the name of the person whose doing it is; null when it is nobody's or not told
     */
    record Cause(
            @Nullable UUID jobId,
            boolean backfill,
            @Nullable String deliveryId,
            @Nullable UUID pass,
            @Nullable String by) {
        static final Cause LIVE = new Cause(null, false, null, null, null);
        static final Cause BACKFILL = new Cause(null, true, null, null, null);

        static Cause of(UUID pass) {
            return new Cause(null, false, null, pass, null);
        }

        @Nullable
        Hold hold() {
            return pass == null ? null : Hold.member(pass);
        }
    }

    /**
     * The remote side has news.
     *
     * @param updatedAt at the tracker; null when not known
     * @param effectiveAt its place among the operations of its key: for a new comment when it was written, so that a
     *     conversation keeps its order; null takes {@code updatedAt}
     */
    record Inbound(
            Kind kind,
            UUID issueId,
            UUID subjectId,
            String eventKind,
            @Nullable String remoteId,
            @Nullable Instant updatedAt,
            @Nullable Instant effectiveAt,
            @Nullable String contentHash,
            @Nullable String payload) {}

    static OperationRequest inbound(Link link, Inbound news, Instant now, Cause cause) {
        return inbound(link.id(), link.connectionId(), news, now, cause);
    }

    static OperationRequest inbound(UUID linkId, UUID connectionId, Inbound news, Instant now, Cause cause) {
        return new OperationRequest(
                new ResourceKey(news.issueId().toString()),
                news.kind(),
                news.subjectId(),
                Direction.INBOUND,
                linkId,
                connectionId,
                cause.jobId(),
                news.eventKind(),
                news.remoteId(),
                news.updatedAt(),
                effective(news, now),
                news.contentHash(),
                cause.deliveryId(),
                news.payload(),
                Set.of(),
                priority(cause),
                cause.hold(),
                cause.by());
    }

    private static Instant effective(Inbound news, Instant now) {
        if (news.effectiveAt() != null) {
            return news.effectiveAt();
        }
        return news.updatedAt() == null ? now : news.updatedAt();
    }

    /**
     * The hub has news.
     *
     * @param effectiveAt when the record changed; for a new comment when it was written
     * @param covers names of the fields, empty for all
     */
    record Outbound(
            Kind kind, UUID issueId, UUID subjectId, String eventKind, Instant effectiveAt, Set<String> covers) {}

    static OperationRequest outbound(Link link, Outbound news, Cause cause) {
        return new OperationRequest(
                new ResourceKey(news.issueId().toString()),
                news.kind(),
                news.subjectId(),
                Direction.OUTBOUND,
                link.id(),
                link.connectionId(),
                cause.jobId(),
                news.eventKind(),
                null,
                null,
                news.effectiveAt(),
                null,
                null,
                null,
                news.covers(),
                priority(cause),
                cause.hold(),
                cause.by());
    }

    /** Look again, whatever is known. */
    static OperationRequest look(Link link, Kind kind, UUID issueId, UUID subjectId, Instant now, Cause cause) {
        return inbound(
                link,
                new Inbound(kind, issueId, subjectId, OperationRequest.LOOK, null, null, null, null, null),
                now,
                cause);
    }

    private static Priority priority(Cause cause) {
        return cause.backfill() ? Priority.BACKFILL : Priority.LIVE;
    }
}
