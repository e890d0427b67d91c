package dev.lockstep.api.rest;

import dev.lockstep.api.identity.Authors;
import dev.lockstep.api.rest.IssueView.CommentView;
import dev.lockstep.api.rest.IssueView.FormerNameView;
import dev.lockstep.api.rest.IssueView.People;
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
import java.util.ArrayList;
import java.util.Collections;
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
    private final Authors authors;

    IssueViews(Issues issues, Operations operations, Twins twins, Links links, Mappings mappings, Authors authors) {
        this.issues = issues;
        this.operations = operations;
        this.twins = twins;
        this.links = links;
        this.mappings = mappings;
        this.authors = authors;
    }

    Slice<IssueView> page(Slice<Issue> page) {
        var ids = page.items().stream().map(Issue::id).toList();
        var states = operations.syncStates(ids);
        var counts = issues.commentCounts(ids);
        var known = authors.known(page.items().stream().map(Issue::author).toList());
        return page.map(issue -> IssueView.of(
                issue,
                known.view(issue.author(), issue.projectId()),
                word(states, issue.id()),
                counts.getOrDefault(issue.id(), 0L),
                null,
                null));
    }

    IssueView whole(Issue issue) {
        var states = operations.commentStates(issue.id());
        var all = issues.comments(issue.id());
        var writers = new ArrayList<>(all.stream().map(Comment::author).toList());
        writers.add(issue.author());
        var known = authors.known(writers);
        var comments = all.stream()
                .map(comment -> view(comment, known, issue.projectId(), states))
                .toList();
        var counterparts =
                twins.of(issue.id()).stream().map(twin -> view(twin, issue)).toList();
        return IssueView.of(
                issue,
                known.view(issue.author(), issue.projectId()),
                word(operations.syncStates(List.of(issue.id())), issue.id()),
                comments.size(),
                comments,
                counterparts);
    }

    Slice<CommentView> of(UUID issue, Slice<Comment> comments) {
        var states = operations.commentStates(issue);
        var known = authors.known(comments.items().stream().map(Comment::author).toList());
        var project = issues.projectOf(issue).orElseThrow();
        return comments.map(comment -> view(comment, known, project, states));
    }

    private static CommentView view(Comment comment, Authors.Known known, UUID project, Map<UUID, SyncState> states) {
        return CommentView.of(comment, known.view(comment.author(), project), word(states, comment.id()));
    }

    private TwinView view(Twin twin, Issue issue) {
        var link = links.find(twin.linkId()).orElse(null);
        var formerNames = twins.formerNames(twin.id()).stream()
                .map(name -> new FormerNameView(name.key(), name.url(), name.until()))
                .toList();
        if (link == null) {
            return TwinView.of(twin, null, People.NONE, formerNames);
        }
        var wording = mappings.wording(link.projectId(), link.id(), Words.of(link.tracker()));
        var people = new People(twin.peopleNotThere(wording), Twin.peopleWithoutAccount(wording, issue.assignees()));
        return TwinView.of(twin, link, people, formerNames);
    }

    CommentView of(Comment comment) {
        var project = issues.projectOf(comment.issueId()).orElseThrow();
        var states = operations.commentStates(comment.issueId());
        return view(comment, authors.known(Collections.singletonList(comment.author())), project, states);
    }

    private static String word(Map<UUID, SyncState> states, UUID id) {
        return Words.of(states.getOrDefault(id, SyncState.SYNCED));
    }
}
