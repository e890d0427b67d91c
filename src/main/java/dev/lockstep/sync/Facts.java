package dev.lockstep.sync;

import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.ResourceFacts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the queue's rules what they must know of links and records. */
@Component
final class Facts implements ResourceFacts {
    private final ObjectProvider<StoredLinks> links;
    private final Issues issues;

    /** The links are asked for late, because they pause operations and so need the queue themselves. */
    Facts(ObjectProvider<StoredLinks> links, Issues issues) {
        this.links = links;
        this.issues = issues;
    }

    @Override
    public boolean linked(UUID linkId) {
        return links.getObject().find(linkId).isPresent();
    }

    @Override
    public @Nullable Instant modifiedAt(OperationRequest.Kind kind, UUID subjectId) {
        return kind == OperationRequest.Kind.COMMENT
                ? issues.findComment(subjectId).map(Comment::modifiedAt).orElse(null)
                : issues.find(subjectId).map(Issue::modifiedAt).orElse(null);
    }
}
