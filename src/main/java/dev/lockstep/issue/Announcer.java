package dev.lockstep.issue;

import dev.lockstep.event.Events;
import dev.lockstep.issue.Issues.CommentTouched;
import dev.lockstep.issue.Issues.IssueTouched;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;

/** Tells a change to all three who must know: the timeline, the outbox, and listeners inside the transaction. */
final class Announcer {
    private final Timeline timeline;
    private final Events events;
    private final ApplicationEventPublisher listeners;

    Announcer(Timeline timeline, Events events, ApplicationEventPublisher listeners) {
        this.timeline = timeline;
        this.events = events;
        this.listeners = listeners;
    }

    /** What the outbox says of an issue; {@code fields} are the changed ones. */
    private record IssueNews(long number, long version, Set<String> fields, String place) {}

    private record CommentNews(UUID issueId, long version, String place) {}

    void issue(String type, IssueTouched touched, List<Change> changes, Instant at) {
        var issue = touched.issue();
        var origin = touched.origin();
        changes.forEach(change -> timeline.append(issue.id(), change, origin, at));
        var news = new IssueNews(issue.number(), issue.version(), touched.fields(), origin.place());
        events.publish(type, issue.id().toString(), issue.projectId(), news);
        listeners.publishEvent(touched);
    }

    void comment(CommentTouched touched, Change change, Instant at) {
        var comment = touched.comment();
        var origin = touched.origin();
        timeline.append(comment.issueId(), change, origin, at);
        var news = new CommentNews(comment.issueId(), comment.version(), origin.place());
        var type = touched.what().equals("edited") ? "comment.updated" : "comment." + touched.what();
        events.publish(type, comment.id().toString(), touched.projectId(), news);
        listeners.publishEvent(touched);
    }
}
