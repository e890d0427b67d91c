package dev.lockstep.sync;

import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Kind;
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
    private final Underway underway;

    MissingComments(Issues issues, StoredTwins twins, Operations operations, Underway underway) {
        this.issues = issues;
        this.twins = twins;
        this.operations = operations;
        this.underway = underway;
    }

    /** Inside a unit of work. Comments that are on their way already are left alone. */
    long enqueue(Link link, UUID issueId, Requests.Cause cause) {
        return issues.comments(issueId).stream()
                .filter(comment ->
                        twins.find(link.id(), Twin.Kind.COMMENT, comment.id()).isEmpty())
                .filter(comment -> !underway.is(link.id(), comment.id()))
                .map(comment -> operations.enqueue(Requests.outbound(link, request(comment), cause)))
                .count();
    }

    private static Requests.Outbound request(Comment comment) {
        return new Requests.Outbound(
                Kind.COMMENT, comment.issueId(), comment.id(), "created", comment.createdAt(), Set.of());
    }
}
