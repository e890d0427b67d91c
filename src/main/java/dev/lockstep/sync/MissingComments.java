package dev.lockstep.sync;

import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Comments that the hub has and a link lacks, once their issue stands there. */
@Component
final class MissingComments {
    private final Issues issues;
    private final StoredTwins twins;
    private final Operations operations;

    MissingComments(Issues issues, StoredTwins twins, Operations operations) {
        this.issues = issues;
        this.twins = twins;
        this.operations = operations;
    }

    /** Inside a unit of work. Comments that are on their way already are left alone. */
    long enqueue(Link link, UUID issueId, Requests.Cause cause) {
        return issues.comments(issueId).stream()
                .filter(comment ->
                        twins.find(link.id(), Twin.Kind.COMMENT, comment.id()).isEmpty())
                .filter(comment -> !isOnItsWay(link, comment))
                .map(comment -> operations.enqueue(Requests.outbound(link, request(comment), cause)))
                .count();
    }

    private boolean isOnItsWay(Link link, Comment comment) {
        var queued = new Operations.Filter(
                OperationState.QUEUED, null, link.id(), null, comment.id().toString());
        return operations.list(queued, 1, null).items().stream()
                .map(Operation::request)
                .anyMatch(request -> request.subjectId().equals(comment.id()));
    }

    private static Requests.Outbound request(Comment comment) {
        return new Requests.Outbound(
                Kind.COMMENT, comment.issueId(), comment.id(), "created", comment.createdAt(), Set.of());
    }
}
