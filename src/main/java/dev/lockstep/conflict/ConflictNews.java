package dev.lockstep.conflict;

import dev.lockstep.event.Events;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the issue's timeline and the outbox what became of a conflict; inside the unit of work that stores it. */
@Component
final class ConflictNews {
    private final Issues issues;
    private final Events events;

    ConflictNews(Issues issues, Events events) {
        this.issues = issues;
        this.events = events;
    }

    /** What the outbox says of a conflict: no values, they may be long. */
    private record News(
            UUID issueId,
            @Nullable UUID commentId,
            UUID linkId,
            String field,
            String policy,
            @Nullable String resolution) {}

    void opened(Conflict conflict, Origin origin, Instant at) {
        var sides = conflict.sides();
        var change = new Change.ConflictOpened(
                conflict.field(), sides.hub(), sides.remote(), conflict.place().commentId());
        issues.note(conflict.place().issueId(), change, origin, at);
        publish("conflict.opened", conflict);
    }

    void moved(Conflict conflict) {
        publish("conflict.updated", conflict);
    }

    void decided(Conflict conflict, Finding.Decided verdict, Origin origin, Instant at) {
        var change = new Change.ConflictDecided(
                conflict.field(),
                verdict.winning(),
                verdict.losing(),
                verdict.policy(),
                conflict.place().commentId());
        issues.note(conflict.place().issueId(), change, origin, at);
        publish("conflict.decided", conflict);
    }

    void resolved(Conflict conflict, Origin origin, Instant at) {
        var sides = conflict.sides();
        var change = new Change.ConflictResolved(
                conflict.field(),
                String.valueOf(conflict.resolution()),
                sides.hub(),
                sides.remote(),
                conflict.place().commentId());
        issues.note(conflict.place().issueId(), change, origin, at);
        publish("conflict.resolved", conflict);
    }

    private void publish(String type, Conflict conflict) {
        var place = conflict.place();
        var news = new News(
                place.issueId(),
                place.commentId(),
                place.linkId(),
                conflict.field(),
                conflict.policy(),
                conflict.resolution());
        events.publish(type, conflict.id().toString(), place.projectId(), news);
    }
}
