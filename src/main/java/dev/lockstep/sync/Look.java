package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationProcessor.Lease;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look at a pair: the operation that asks for it, the link it goes over, and the lease that entitles to it. */
record Look(Operation operation, Lease lease, Link link, RemoteSession session) {
    UUID issueId() {
        return UUID.fromString(operation.request().key().value());
    }

    UUID subjectId() {
        return operation.request().subjectId();
    }

    boolean isComment() {
        return operation.request().kind() == Kind.COMMENT;
    }

    /** What is not written there although the link's outgoing side is on. */
    Set<Field> kept() {
        if (!isComment()) {
            return link.switches().kept();
        }
        return link.switches().comments() ? Set.of() : Set.of(Field.BODY);
    }

    /** It was asked for to write what is not written there; it is sent once it may be. */
    boolean isKept() {
        var request = operation.request();
        boolean outbound = request.direction() == Direction.OUTBOUND && link.outgoing();
        return outbound
                && (isComment() ? !link.sendsComments() : link.switches().keeps(request.covers()));
    }

    boolean backfill() {
        return operation.request().priority() == Priority.BACKFILL;
    }

    Requests.Cause cause() {
        return new Requests.Cause(operation.request().jobId(), backfill(), null);
    }

    /** Where the changes that this look brings into the hub come from. */
    Origin origin(@Nullable Author by) {
        return new Origin(
                Words.place(link.tracker()),
                by,
                link.id(),
                operation.id(),
                operation.request().jobId(),
                backfill());
    }
}
