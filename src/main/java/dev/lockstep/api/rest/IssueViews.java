package dev.lockstep.api.rest;

import dev.lockstep.api.rest.IssueView.CommentView;
import dev.lockstep.api.rest.IssueView.TwinView;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.SyncState;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Twins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds to issues and comments what others know of them: where they stand in the queue, and at the trackers. */
@Component
class IssueViews {
    private final Issues issues;
    private final Operations operations;
    private final Twins twins;
    private final Links links;

    IssueViews(Issues issues, Operations operations, Twins twins, Links links) {
        this.issues = issues;
        this.operations = operations;
        this.twins = twins;
        this.links = links;
    }

    Slice<IssueView> page(Slice<Issue> page) {
        var states = operations.syncStates(page.items().stream().map(Issue::id).toList());
        return page.map(issue -> IssueView.of(issue, word(states, issue.id()), null, null));
    }

    IssueView whole(Issue issue) {
        var states = operations.commentStates(issue.id());
        var comments = issues.comments(issue.id()).stream()
                .map(comment -> CommentView.of(comment, word(states, comment.id())))
                .toList();
        var counterparts = twins.of(issue.id()).stream()
                .map(twin -> TwinView.of(
                        twin,
                        links.find(twin.linkId())
                                .map(link -> Words.of(link.tracker()))
                                .orElse(null)))
                .toList();
        var own = operations.syncStates(List.of(issue.id()));
        return IssueView.of(issue, word(own, issue.id()), comments, counterparts);
    }

    CommentView of(Comment comment) {
        return CommentView.of(comment, word(operations.commentStates(comment.issueId()), comment.id()));
    }

    private static String word(Map<UUID, SyncState> states, UUID id) {
        return Words.of(states.getOrDefault(id, SyncState.SYNCED));
    }
}
