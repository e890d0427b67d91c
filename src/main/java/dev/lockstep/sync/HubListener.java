package dev.lockstep.sync;

import dev.lockstep.conflict.ConflictAnswered;
import dev.lockstep.conflict.Decisions;
import dev.lockstep.conflict.Rules;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Change.What;
import dev.lockstep.guard.Exit;
import dev.lockstep.guard.Guard;
import dev.lockstep.issue.Filing;
import dev.lockstep.issue.Issues.CommentTouched;
import dev.lockstep.issue.Issues.IssueTouched;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.allow.Permits;
import dev.lockstep.terms.Deletions;
import dev.lockstep.terms.Mappings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every change of a hub record is wanted on every other link of its project: the operations are stored in the transaction
 * of the change, so neither can exist without the other.
 */
@Component
final class HubListener {
    private final StoredLinks links;
    private final Operations operations;
    private final Decisions decisions;
    private final Rules rules;
    private final Mappings mappings;
    private final Guard guard;
    private final Permits permits;

    HubListener(
            StoredLinks links,
            Operations operations,
            Decisions decisions,
            Rules rules,
            Mappings mappings,
            Guard guard,
            Permits permits) {
        this.links = links;
        this.operations = operations;
        this.decisions = decisions;
        this.rules = rules;
        this.mappings = mappings;
        this.guard = guard;
        this.permits = permits;
    }

    @EventListener
    void issueTouched(IssueTouched touched) {
        var issue = touched.issue();
        var fields = new HashSet<>(touched.fields());
        fields.removeAll(Filing.FIELDS);
        if (fields.isEmpty()) {
            return; // the hub's own
        }
        var news = new Requests.Outbound(
                Kind.ISSUE,
                issue.id(),
                issue.id(),
                touched.created() ? "created" : "edited",
                issue.modifiedAt(),
                touched.created() ? Set.of() : Set.copyOf(fields));
        var what = touched.created() ? What.CREATE : What.EDIT;
        boolean removed = touched.fields().contains("removed");
        var change = removed
                ? new Change(issue.id(), issue.id(), What.DELETE, Set.of())
                : new Change(issue.id(), issue.id(), what, news.covers());
        for (Link link : receivers(issue.projectId(), touched.origin())) {
            operations.enqueue(
                    removed && link.deletions().policy() == Deletions.Policy.KEEP
                            ? Requests.outbound(link, news, cause(touched.origin()))
                            : guarded(link, news, change, touched.origin()));
        }
    }

    @EventListener
    void commentTouched(CommentTouched touched) {
        var comment = touched.comment();
        var at = touched.what().equals("created") ? comment.createdAt() : comment.modifiedAt();
        var news = new Requests.Outbound(Kind.COMMENT, comment.issueId(), comment.id(), touched.what(), at, Set.of());
        var what = switch (touched.what()) {
            case "created" -> What.CREATE;
            case "deleted" -> What.DELETE;
            default -> What.EDIT;
        };
        var change = new Change(comment.issueId(), comment.id(), what, Set.of());
        for (Link link : receivers(touched.projectId(), touched.origin())) {
            operations.enqueue(guarded(link, news, change, touched.origin()));
        }
    }

    private OperationRequest guarded(Link link, Requests.Outbound news, Change change, Origin origin) {
        var exit = new Exit(link.id(), link.projectId());
        var hold = permits.of(origin.jobId(), change.subjectId()).isPresent()
                ? guard.approved(exit)
                : guard.outgoing(exit, change, origin.pass());
        return Requests.outbound(link, news, cause(origin)).in(hold);
    }

    /** Also where the hub's value stays, nothing here is edited, and so nothing else would look. */
    @EventListener
    void conflictAnswered(ConflictAnswered answered) {
        var place = answered.place();
        var kind = place.commentId() == null ? Kind.ISSUE : Kind.COMMENT;
        links.find(place.linkId())
                .ifPresent(link -> operations.enqueue(Requests.look(
                        link, kind, place.issueId(), place.subjectId(), answered.at(), Requests.Cause.LIVE)));
    }

    @EventListener
    void linkRemoved(StoredLinks.LinkRemoved removed) {
        decisions.unlinked(removed.linkId(), removed.at());
        rules.unlinked();
        mappings.unlinked();
        guard.unlinked(removed.linkId());
    }

    /** The link that brought a change looks at both sides itself. */
    private List<Link> receivers(java.util.UUID projectId, Origin origin) {
        return links.ofProject(projectId).stream()
                .filter(Link::outgoing)
                .filter(link -> !link.id().equals(origin.linkId()))
                .toList();
    }

    private Requests.Cause cause(Origin origin) {
        return new Requests.Cause(origin.jobId(), origin.backfill(), null, origin.pass(), by(origin));
    }

    /**
     * Whoever wrote it; where a tracker does not tell that of the record, whoever caused the look that brought it. What an
     * import brings is nobody's doing now, whoever wrote it once.
     */
    private @Nullable String by(Origin origin) {
        if (origin.by() != null && !origin.backfill()) {
            return origin.by().name();
        }
        return origin.operationId() == null || origin.backfill()
                ? null
                : operations
                        .find(origin.operationId())
                        .map(brought -> brought.request().by())
                        .orElse(null);
    }
}
