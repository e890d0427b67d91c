package dev.lockstep.issue;

import dev.lockstep.event.EventKind;
import dev.lockstep.event.EventText;
import dev.lockstep.event.Events;
import dev.lockstep.event.Events.News;
import dev.lockstep.issue.Issues.CommentTouched;
import dev.lockstep.issue.Issues.IssueTouched;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Tells a change to all three who must know: the timeline, the outbox, and listeners inside the transaction. */
final class Announcer {
    private final Timeline timeline;
    private final Events events;
    private final ApplicationEventPublisher listeners;
    private final CommentRows comments;

    Announcer(Timeline timeline, Events events, ApplicationEventPublisher listeners, CommentRows comments) {
        this.comments = comments;
        this.timeline = timeline;
        this.events = events;
        this.listeners = listeners;
    }

    /**
     * What the outbox says of an issue.
     *
     * @param fields the changed ones
     * @param assigned who was not before
     * @param imported nobody did it just now: it was there already, and came in with a first import or a reconcile
     */
    private record IssueNews(
            UUID id,
            long number,
            long version,
            Set<String> fields,
            String place,
            String name,
            @Nullable String content,
            UUID projectId,
            @Nullable String userId,
            boolean status,
            Set<String> assigned,
            boolean imported) {}

    /** @param totalComment those that the issue has once this has happened */
    private record CommentNews(
            UUID id,
            UUID issueId,
            long version,
            String place,
            UUID cardId,
            @Nullable String userId,
            String content,
            long totalComment,
            boolean imported) {}

    void issue(String type, IssueTouched touched, List<Change> changes, Instant at) {
        var issue = touched.issue();
        var origin = touched.origin();
        changes.forEach(change -> timeline.append(issue.id(), change, origin, at));
        var fields = touched.fields();
        var name = type.equals("issue.updated") ? EventKind.ofChanged(fields) : EventKind.nameOf(type);
        var news = news(touched, assigned(touched, changes));
        events.publish(new News(type, name, issue.id().toString(), issue.projectId(), null, () -> news));
        listeners.publishEvent(touched);
    }

    void comment(CommentTouched touched, Change change, Instant at) {
        var comment = touched.comment();
        var origin = touched.origin();
        timeline.append(comment.issueId(), change, origin, at);
        var type = switch (touched.what()) {
            case "created" -> "comment.created";
            case "edited" -> "comment.updated";
            default -> "comment.deleted";
        };
        events.publish(new News(
                type,
                EventKind.nameOf(type),
                comment.id().toString(),
                touched.projectId(),
                "comments of " + comment.issueId(),
                () -> news(comment, touched.origin())));
        listeners.publishEvent(touched);
    }

    private static Set<String> assigned(IssueTouched touched, List<Change> changes) {
        return touched.created()
                ? touched.issue().assignees()
                : changes.stream()
                        .filter(Change.AssigneesChanged.class::isInstance)
                        .map(change -> (Set<String>) ((Change.AssigneesChanged) change).added())
                        .findFirst()
                        .orElse(Set.of());
    }

    private static IssueNews news(IssueTouched touched, Set<String> assigned) {
        var issue = touched.issue();
        var fields = touched.fields();
        return new IssueNews(
                issue.id(),
                issue.number(),
                issue.version(),
                fields,
                touched.origin().place(),
                issue.title(),
                fields.contains("title") || fields.contains("body") ? EventText.of(issue.body()) : null,
                issue.projectId(),
                Author.account(
                        touched.created() ? issue.author() : touched.origin().by()),
                issue.state().open(),
                assigned,
                touched.origin().backfill());
    }

    private CommentNews news(Comment comment, Origin origin) {
        return new CommentNews(
                comment.id(),
                comment.issueId(),
                comment.version(),
                origin.place(),
                comment.issueId(),
                Author.account(comment.author()),
                EventText.of(comment.body()),
                comments.count(comment.issueId()),
                origin.backfill());
    }
}
