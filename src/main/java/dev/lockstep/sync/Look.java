package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationProcessor.Lease;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
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
