package dev.lockstep.api.rest;

import dev.lockstep.api.rest.IssueView.CommentView;
import dev.lockstep.api.rest.IssueView.FormerNameView;
import dev.lockstep.api.rest.IssueView.TwinView;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.SyncState;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Twin;
import dev.lockstep.sync.Twins;
import dev.lockstep.terms.Mappings;
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
    private final Mappings mappings;

    IssueViews(Issues issues, Operations operations, Twins twins, Links links, Mappings mappings) {
        this.issues = issues;
        this.operations = operations;
        this.twins = twins;
        this.links = links;
        this.mappings = mappings;
    }

    Slice<IssueView> page(Slice<Issue> page) {
        var ids = page.items().stream().map(Issue::id).toList();
        var states = operations.syncStates(ids);
        var counts = issues.commentCounts(ids);
        return page.map(issue ->
                IssueView.of(issue, word(states, issue.id()), counts.getOrDefault(issue.id(), 0L), null, null));
    }

    IssueView whole(Issue issue) {
        var states = operations.commentStates(issue.id());
        var comments = issues.comments(issue.id()).stream()
                .map(comment -> CommentView.of(comment, word(states, comment.id())))
                .toList();
        var counterparts = twins.of(issue.id()).stream().map(this::view).toList();
        return IssueView.of(
                issue,
                word(operations.syncStates(List.of(issue.id())), issue.id()),
                comments.size(),
                comments,
                counterparts);
    }

    Slice<CommentView> of(UUID issue, Slice<Comment> comments) {
        var states = operations.commentStates(issue);
        return comments.map(comment -> CommentView.of(comment, word(states, comment.id())));
    }

    private TwinView view(Twin twin) {
        var link = links.find(twin.linkId()).orElse(null);
        var formerNames = twins.formerNames(twin.id()).stream()
                .map(name -> new FormerNameView(name.key(), name.url(), name.until()))
                .toList();
        if (link == null) {
            return TwinView.of(twin, null, List.of(), formerNames);
        }
        var tracker = Words.of(link.tracker());
        var notThere = twin.peopleNotThere(mappings.wording(link.projectId(), link.id(), tracker));
        return TwinView.of(twin, tracker, notThere, formerNames);
    }

    CommentView of(Comment comment) {
        return CommentView.of(comment, word(operations.commentStates(comment.issueId()), comment.id()));
    }

    private static String word(Map<UUID, SyncState> states, UUID id) {
        return Words.of(states.getOrDefault(id, SyncState.SYNCED));
    }
}
