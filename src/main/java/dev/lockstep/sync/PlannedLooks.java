package dev.lockstep.sync;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Rehearsal.Change;
import dev.lockstep.sync.Rehearsal.From;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for the looks that carry out a plan. They read for themselves and may do no more than the plan has. */
@Component
public final class PlannedLooks {
    private final StoredLinks links;
    private final StoredTwins twins;
    private final Candidates candidates;
    private final Conversations conversations;
    private final Operations operations;
    private final InstantSource clock;

    PlannedLooks(
            StoredLinks links,
            StoredTwins twins,
            Candidates candidates,
            Conversations conversations,
            Operations operations,
            InstantSource clock) {
        this.links = links;
        this.twins = twins;
        this.candidates = candidates;
        this.conversations = conversations;
        this.operations = operations;
        this.clock = clock;
    }

    /** What a record is to be matched with, as it stands there now; outside any unit of work. Empty when it is gone. */
    public Optional<RemoteIssue> standing(From from) {
        Link link = links.find(from.linkId()).orElse(null);
        if (link == null) {
            return Optional.empty();
        }
        var session = conversations.open(link, false);
        try {
            return Optional.of(session.readIssue(new RemoteRef(from.remoteId(), from.remoteKey())));
        } catch (ConnectorException failure) {
            if (!IssueLook.isGone(session, failure)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /**
     * Inside a unit of work.
     *
     * @param standing for a match
     * @return why it cannot be done; null when it is asked for
     */
    public @Nullable String ask(UUID planId, Change change, @Nullable RemoteIssue standing) {
        From from = change.from();
        if (standing != null && change.linkId() != null) {
            candidates.keep(change.linkId(), standing);
        }
        if (change.linkId() != null) {
            return at(planId, change, change.linkId(), from);
        }
        if (change.kind() == Rehearsal.Kind.CREATE) {
            return from == null ? "Nothing says where it comes from." : arriving(planId, change, from);
        }
        List<Twin> known = twins.of(change.subjectId());
        known.forEach(twin -> at(planId, change, twin.linkId(), null));
        return known.isEmpty() ? "It is linked nowhere any more." : null;
    }

    /** It gets the id that the plan gave it. */
    private @Nullable String arriving(UUID planId, Change change, From from) {
        Link link = links.find(from.linkId()).orElse(null);
        if (link == null) {
            return "The link was removed.";
        }
        var kind = change.comment() ? Twin.Kind.COMMENT : Twin.Kind.ISSUE;
        var ref = new RemoteRef(from.remoteId(), from.remoteKey());
        Optional<Twin> known =
                change.comment() ? twins.findRemote(link.id(), kind, ref.id()) : twins.known(link.id(), ref);
        if (known.filter(twin -> !twin.hubId().equals(change.subjectId())).isPresent()) {
            return "It came in since the plan was made.";
        }
        if (known.isEmpty()) {
            twins.reserve(link.id(), kind, change.subjectId(), change.comment() ? change.issueId() : null, ref, false);
        }
        return at(planId, change, link.id(), from);
    }

    private @Nullable String at(UUID planId, Change change, UUID linkId, @Nullable From from) {
        Link link = links.find(linkId).orElse(null);
        if (link == null) {
            return "The link was removed.";
        }
        var wish = new Requests.Inbound(
                change.comment() ? Kind.COMMENT : Kind.ISSUE,
                change.issueId(),
                change.subjectId(),
                Requests.PLANNED,
                from == null ? null : from.remoteId(),
                null,
                null,
                null,
                null);
        OperationRequest request =
                Requests.inbound(link, wish, clock.instant(), new Requests.Cause(planId, true, null, null, null));
        operations.enqueue(request);
        return null;
    }
}
