package dev.lockstep.api.rest;

import dev.lockstep.api.identity.AuthorView;
import dev.lockstep.api.text.SafeHtml;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Twin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issue on the wire. Lists leave out its companions: comments, twins, and the body as HTML.
 *
 * @param body Markdown
 * @param commentCount how many there are now, deleted ones left out
 * @param deletedAt null for those that lists show
 * @param archivedAt when it was put away, because it was closed and nobody touched it; null for what the default lists show
 * @param pullRequest it is one at its tracker
 * @param bodyHtml the same for a page to show; nothing in it runs
 */
record IssueView(
        UUID id,
        UUID projectId,
        long number,
        String title,
        String body,
        @Nullable String bodyHtml,
        String state,
        SortedSet<String> labels,
        SortedSet<String> assignees,
        String priority,
        @Nullable LocalDate dueOn,
        String category,
        @Nullable AuthorView author,
        long version,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant archivedAt,
        boolean pullRequest,
        String syncState,
        long commentCount,
        @Nullable List<CommentView> comments,
        @Nullable List<TwinView> twins) {

    static IssueView of(
            Issue issue,
            @Nullable AuthorView author,
            String syncState,
            long commentCount,
            @Nullable List<CommentView> comments,
            @Nullable List<TwinView> twins) {
        return new IssueView(
                issue.id(),
                issue.projectId(),
                issue.number(),
                issue.title(),
                issue.body(),
                comments == null ? null : SafeHtml.of(issue.body()),
                Words.of(issue.state()),
                issue.labels(),
                issue.assignees(),
                issue.priority(),
                issue.filing().dueOn(),
                issue.filing().category(),
                author,
                issue.version(),
                issue.createdAt(),
                issue.modifiedAt(),
                issue.deletedAt(),
                issue.archivedAt(),
                issue.pullRequest(),
                syncState,
                commentCount,
                comments,
                twins);
    }

    record CommentView(
            UUID id,
            String body,
            String bodyHtml,
            @Nullable AuthorView author,
            long version,
            Instant createdAt,
            Instant modifiedAt,
            String syncState) {
        static CommentView of(Comment comment, @Nullable AuthorView author, String syncState) {
            return new CommentView(
                    comment.id(),
                    comment.body(),
                    SafeHtml.of(comment.body()),
                    author,
                    comment.version(),
                    comment.createdAt(),
                    comment.modifiedAt(),
                    syncState);
        }
    }

    /**
     * @param seenAt the newest time that its tracker told of it; nothing is asked for a page view
     * @param assigneesNotThere who is assigned here and not there, whatever the reason
     * @param assigneesWithoutAccount who is assigned here and has no account there that is known: map them
     * @param keptBack fields that do not go out over the link as it is set
     * @param values what both sides showed when they last agreed
     */
    record TwinView(
            UUID linkId,
            @Nullable String tracker,
            @Nullable String url,
            String status,
            @Nullable String remoteKey,
            List<String> assigneesNotThere,
            List<String> assigneesWithoutAccount,
            List<String> keptBack,
            List<FormerNameView> formerNames,
            @Nullable Instant seenAt,
            List<TwinValue> values) {
        static TwinView of(Twin twin, @Nullable Link link, People people, List<FormerNameView> formerNames) {
            return new TwinView(
                    twin.linkId(),
                    link == null ? null : Words.of(link.tracker()),
                    twin.url(),
                    Words.of(twin.status()),
                    twin.remoteKey(),
                    people.notThere(),
                    people.withoutAccount(),
                    link == null ? List.of() : notSent(link),
                    formerNames,
                    twin.remoteUpdatedAt(),
                    twin.shown().stream().map(TwinValue::of).toList());
        }
    }

    /** Assignees that the other side lacks. */
    record People(List<String> notThere, List<String> withoutAccount) {
        static final People NONE = new People(List.of(), List.of());
    }

    private static List<String> notSent(Link link) {
        var kept = link.outgoing() ? link.switches().kept() : EnumSet.allOf(Field.class);
        return kept.stream().map(Words::of).sorted().toList();
    }

    /** Of labels and assignees one a line. */
    record TwinValue(String field, String here, String there) {
        static TwinValue of(Twin.Shown shown) {
            return new TwinValue(shown.field(), shown.here(), shown.there());
        }
    }

    /** @param until when the record was first seen under another name */
    record FormerNameView(String key, String url, Instant until) {}
}
