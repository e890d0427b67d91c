package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.node.Duty;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Revisions.Revision;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Goes through the pairs of a link whose terms were changed, page by page, and has those looked at that it concerns: the
 * hub has what could not be sent until now. Nobody is asked for the others.
 */
@Component
final class Reviser extends Loop {
    private static final int PAGE = 200;
    private static final Duration AT_LATEST = Duration.ofSeconds(30);

    private final Revisions revisions;
    private final StoredLinks links;
    private final StoredTwins twins;
    private final Issues issues;
    private final Conversations conversations;
    private final MissingComments missingComments;
    private final Operations operations;
    private final Database database;
    private final Duty duty;
    private final InstantSource clock;

    Reviser(
            Revisions revisions,
            StoredLinks links,
            StoredTwins twins,
            Issues issues,
            Conversations conversations,
            MissingComments missingComments,
            Operations operations,
            Database database,
            Duty duty,
            InstantSource clock) {
        super("revisions", AT_LATEST);
        this.revisions = revisions;
        this.links = links;
        this.twins = twins;
        this.issues = issues;
        this.conversations = conversations;
        this.missingComments = missingComments;
        this.operations = operations;
        this.database = database;
        this.duty = duty;
        this.clock = clock;
    }

    @EventListener
    void termsChanged(StoredLinks.TermsChanged changed) {
        wake();
    }

    @Override
    protected void step() {
        boolean more = true;
        while (more && duty.isOurs() && !Thread.currentThread().isInterrupted()) {
            more = false;
            for (Revision revision : revisions.open()) {
                more |= page(revision);
            }
        }
    }

    /** True when there is more to do. */
    private boolean page(Revision revision) {
        Link link = links.find(revision.linkId()).orElse(null);
        if (link == null || !link.outgoing()) {
            database.write(() -> {
                revisions.done(revision);
            });
            return false;
        }
        RemoteSession session;
        try {
            session = conversations.open(link, false);
        } catch (ConnectorException notNow) {
            return false; // its health says why
        }
        List<Twin> page = twins.after(link.id(), revision.position(), PAGE);
        database.write(() -> {
            boolean ours = page.size() < PAGE
                    ? revisions.done(revision)
                    : revisions.move(revision, page.getLast().id().toString());
            if (ours) {
                operations.together(() -> page.forEach(twin -> concern(link, session, twin)));
            }
        });
        return page.size() == PAGE;
    }

    private void concern(Link link, RemoteSession session, Twin twin) {
        if (twin.kind() == Twin.Kind.COMMENT) {
            if (link.sendsComments() && isPending(twin)) {
                look(link, Kind.COMMENT, Objects.requireNonNull(twin.parentId()), twin);
            }
            return;
        }
        Issue hub = issues.find(twin.hubId()).orElse(null);
        if (hub == null || hub.deletedAt() != null) {
            return;
        }
        var words = new Words(session, null, Spelling.NONE, conversations.wording(link));
        var values = words.of(hub);
        var base = words.settled(twin.base());
        boolean renamed = !values.equals(words.settled(values)) || !base.equals(words.unheard(base));
        boolean seenOtherwise = words.isSeenOtherwise(twin.base());
        if (seenOtherwise) {
            twins.agreedOn(twin.id(), null);
        }
        if (renamed
                || seenOtherwise
                || !Agreement.holdsHere(twin.base(), values, link.switches().kept())) {
            look(link, Kind.ISSUE, hub.id(), twin);
        }
        if (link.sendsComments()) {
            missingComments.enqueue(link, hub.id(), Requests.Cause.BACKFILL);
        }
    }

    private boolean isPending(Twin twin) {
        return issues.findComment(twin.hubId())
                .filter(hub -> hub.deletedAt() != null
                        || !Agreement.holdsHere(twin.base(), Map.of(Field.BODY, hub.body()), Set.of()))
                .isPresent();
    }

    private void look(Link link, Kind kind, UUID issueId, Twin twin) {
        operations.enqueue(Requests.look(link, kind, issueId, twin.hubId(), clock.instant(), Requests.Cause.BACKFILL));
    }
}
