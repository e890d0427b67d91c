package dev.lockstep.sync;

import dev.lockstep.base.Json;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.allow.Exceeded;
import dev.lockstep.sync.part.PartMark;
import dev.lockstep.sync.restore.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A look at a comment: finds out what exists on either side. A comment never goes anywhere before its issue. */
@Component
final class CommentLook {
    private static final Duration ISSUE_FIRST = Duration.ofSeconds(2);
    private static final Duration ISSUE_FIRST_AT_MOST = Duration.ofMinutes(10);
    private static final Duration ISSUE_OVERDUE = Duration.ofDays(1);

    private final StoredTwins twins;
    private final Issues issues;
    private final Intents intents;
    private final StoredLinks links;
    private final Arrivals arrivals;
    private final CommentMeeting meeting;
    private final CommentCreation creation;
    private final Notes notes;
    private final Remembered remembered;
    private final Operations operations;
    private final Underway underway;
    private final InstantSource clock;

    CommentLook(
            StoredTwins twins,
            Issues issues,
            Intents intents,
            StoredLinks links,
            Arrivals arrivals,
            CommentMeeting meeting,
            CommentCreation creation,
            Notes notes,
            Remembered remembered,
            Operations operations,
            InstantSource clock) {
        this.twins = twins;
        this.issues = issues;
        this.intents = intents;
        this.links = links;
        this.arrivals = arrivals;
        this.meeting = meeting;
        this.creation = creation;
        this.notes = notes;
        this.remembered = remembered;
        this.operations = operations;
        this.underway = new Underway(operations);
        this.clock = clock;
    }

    Processed process(Look look) {
        Twin issue =
                twins.find(look.link().id(), Twin.Kind.ISSUE, look.issueId()).orElse(null);
        if (issue == null) {
            return elsewhere(look);
        }
        return switch (issue.status()) {
            case RESERVED -> issueFirst(look);
            case IGNORED -> done(issue.whyIgnored());
            case GONE -> done("issue_gone");
            case LINKED -> under(look, issue);
        };
    }

    /** It was heard of under a place that was given up meanwhile; it is looked at under its own. */
    private Processed elsewhere(Look look) {
        UUID comment = look.subjectId();
        UUID linkId = look.link().id();
        UUID home = twins.find(linkId, Twin.Kind.COMMENT, comment)
                .map(Twin::parentId)
                .filter(parent -> !parent.equals(look.issueId()))
                .orElse(null);
        if (home == null) {
            return Processed.of(new Outcome.Completed("issue_not_there"));
        }
        return new Processed(
                new Outcome.Completed("moved"),
                () -> operations.enqueue(
                        Requests.look(look.link(), Kind.COMMENT, home, comment, clock.instant(), look.cause())));
    }

    /** Waits twice as long every time, because an issue that cannot come in is not to be asked for for ever. */
    private Processed issueFirst(Look look) {
        if (!look.link().incoming()) {
            return done("incoming_off");
        }
        if (look.permit().isLimited() && !underway.is(look.link().id(), look.issueId())) {
            throw new Exceeded("Its issue was not brought in.");
        }
        Instant now = clock.instant();
        Duration waited = Duration.between(look.operation().createdAt(), now);
        if (waited.compareTo(ISSUE_OVERDUE) > 0) {
            return Processed.of(new Outcome.Failed(
                    "issue_missing",
                    "The issue of this comment did not come in for a day.",
                    "See why the operations of its issue fail, then retry."));
        }
        Duration pause = Collections.min(List.of(ISSUE_FIRST_AT_MOST, Collections.max(List.of(ISSUE_FIRST, waited))));
        var wanted = Requests.look(look.link(), Kind.ISSUE, look.issueId(), look.issueId(), now, look.cause());
        return new Processed(new Outcome.Waiting(now.plus(pause), "issue_first"), () -> {
            if (!look.permit().isLimited()) {
                operations.enqueue(wanted);
            }
        });
    }

    private Processed under(Look look, Twin issue) {
        if (look.isKept()) {
            return done("switched_off");
        }
        Twin twin = twins.find(look.link().id(), Twin.Kind.COMMENT, look.subjectId())
                .orElse(null);
        if (Notes.isWish(look) && twin == null) {
            return notes.create(look, issue);
        }
        Comment hub = issues.findComment(look.subjectId()).orElse(null);
        if (twin != null && twin.status() == Twin.Status.IGNORED) {
            return done(twin.whyIgnored());
        }
        if (twin == null || twin.remoteId() == null) {
            return missingThere(look, issue, hub);
        }
        if (twin.status() == Twin.Status.GONE) {
            return meeting.after(look, issue, twin, hub);
        }
        Optional<RemoteComment> remote = remote(look, issue, twin, hub);
        if (remote.isEmpty()) {
            return meeting.goneThere(look, twin, hub);
        }
        if (PartMark.is(remote.get().marker())) {
            return partOf(look, twin, remote.get());
        }
        if (hub == null) {
            return arrived(look, twin, remote.get());
        }
        return hub.deletedAt() != null
                ? meeting.goneHere(look, issue, twin, hub, remote.get())
                : meeting.meet(look, issue, recalled(look, twin, hub, remote.get()), hub, remote.get());
    }

    /** Something else goes on in it, which is looked at instead. */
    private Processed partOf(Look look, Twin twin, RemoteComment part) {
        return new Processed(new Outcome.Completed("own_create"), () -> {
            twins.forget(twin);
            arrivals.part(look.link(), look.issueId(), part, look.cause());
        });
    }

    private Processed missingThere(Look look, Twin issue, @Nullable Comment hub) {
        if (hub == null) {
            // Nobody knows this place any more: it was reserved for what turned out to be our own create.
            return done("own_create");
        }
        return creation.create(look, issue, hub);
    }

    private Optional<RemoteComment> remote(Look look, Twin issue, Twin twin, @Nullable Comment hub) {
        String payload = look.operation().request().payload();
        if (payload != null) {
            RemoteComment listed = Json.read(payload, RemoteComment.class);
            // As with issues: a listing that is not newer than what we know may be older than our own write.
            boolean fresh = twin.remoteUpdatedAt() == null || listed.updatedAt().isAfter(twin.remoteUpdatedAt());
            // What is written over must be what stands there now, not what stood there when it was listed.
            if (fresh && (hub == null || !meeting.writesThere(look, twin, hub, listed))) {
                return Optional.of(listed);
            }
        }
        RemoteRef issueRef = IssueLook.ref(issue);
        try {
            return Optional.of(look.session().readComment(issueRef, IssueLook.ref(twin)));
        } catch (ConnectorException failure) {
            if (failure.fault() instanceof ConnectorFault.NotFound) {
                // Gone is concluded only while its issue can be read; otherwise this throws and nothing is concluded.
                look.session().readIssue(issueRef);
                return Optional.empty();
            }
            throw failure;
        }
    }

    enum Verdict {
        INCOMING_OFF,
        OWN,
        NOTE,
        /** The hub made it after the copy to which it was set back. */
        MADE,
        OF_OTHER_HUB,
        NEW
    }

    /** What becomes of a remote comment that the hub does not have. */
    Verdict judge(Link link, RemoteComment remote) {
        boolean own = PartMark.is(remote.marker())
                || intents.ownCreate(link.id(), remote.marker()).isPresent();
        if (!own && !Notes.is(remote) && made(link, remote).isPresent()) {
            return Verdict.MADE;
        }
        if (!link.incoming()) {
            return Verdict.INCOMING_OFF;
        }
        if (own) {
            return Verdict.OWN;
        }
        if (Notes.is(remote)) {
            return Verdict.NOTE;
        }
        return link.leavesAlone(remote.otherHub(), remote.createdAt()) ? Verdict.OF_OTHER_HUB : Verdict.NEW;
    }

    private Processed arrived(Look look, Twin twin, RemoteComment remote) {
        return switch (judge(look.link(), remote)) {
            case INCOMING_OFF -> done("incoming_off");
            // The webhook of our own create, come before its answer: whoever sent it will link it.
            case OWN -> new Processed(new Outcome.Completed("own_create"), () -> twins.forget(twin));
            case NOTE ->
                new Processed(new Outcome.Completed("lockstep_note"), () -> twins.save(Notes.known(twin, remote)));
            case MADE -> made(look, twin, remote);
            case OF_OTHER_HUB -> ofOtherHub(look, twin, remote);
            case NEW -> fresh(look, twin, remote);
        };
    }

    private Optional<UUID> made(Link link, RemoteComment remote) {
        return remembered.made(Arrivals.there(link, Twin.Kind.COMMENT, remote.ref()), remote.marker());
    }

    private Processed made(Look look, Twin twin, RemoteComment remote) {
        UUID hubId = made(look.link(), remote).orElse(twin.hubId());
        Instant now = clock.instant();
        boolean ofAnotherIssue = issues.findComment(hubId)
                .filter(known -> !known.issueId().equals(look.issueId()))
                .isPresent();
        if (ofAnotherIssue) {
            return fresh(
                    look, twin, remote); // as one of both it would be missing, and be deleted, where the other stands
        }
        if (!hubId.equals(twin.hubId())) {
            return new Processed(new Outcome.Completed("own_create"), () -> {
                twins.forget(twin);
                twins.reserve(look.link().id(), Twin.Kind.COMMENT, hubId, look.issueId(), remote.ref(), false);
                operations.enqueue(Requests.look(look.link(), Kind.COMMENT, look.issueId(), hubId, now, look.cause()));
            });
        }
        return IssueArrival.waitsForOriginal(look, now)
                        && remembered.awaitsOriginal(
                                Arrivals.there(look.link(), Twin.Kind.COMMENT, remote.ref()), hubId)
                ? Processed.of(new Outcome.Waiting(now.plus(IssueArrival.ORIGINAL_FIRST), "original_first"))
                : fresh(look, twin, remote);
    }

    /** As with issues. */
    private Twin recalled(Look look, Twin twin, Comment hub, RemoteComment remote) {
        if (twin.status() != Twin.Status.RESERVED || remote.marker() == null) {
            return twin;
        }
        var line = Attribution.recalled(hub.author(), remote.body());
        Twin named = twin.attributed(line.line());
        if (!isLater(look, hub, remote)) {
            return named;
        }
        var sent = new Base.Pair(hub.body(), look.session().canonicalBody(line.on(hub.body())));
        return named.with(named.base().with(java.util.Map.of(Field.BODY, sent)));
    }

    /** What nobody touched there since the hub made it is later than the copy, and earlier than what came in since. */
    private boolean isLater(Look look, Comment hub, RemoteComment remote) {
        Optional<Instant> copied = remembered.since(look.link().id());
        boolean untouched = !Base.changedThere(remote.createdAt(), remote.updatedAt());
        return untouched && copied.isPresent()
                ? !meeting.hubChangedAfter(hub, copied.get())
                : Base.changedThere(hub.modifiedAt(), remote.updatedAt());
    }

    private Processed fresh(Look look, Twin twin, RemoteComment remote) {
        var line = Attribution.forgotten(remote.marker() != null, remote.body());
        String body = Crossings.arriving(look.link()).back(line.off(remote.body()));
        look.permit().act(Act.CREATE, null, Rehearsal.prints(java.util.Map.of(Field.BODY, body)));
        Author author = Words.author(look.link().tracker(), remote.author());
        var comment = new Issues.NewComment(
                twin.hubId(), look.issueId(), body, author, remote.createdAt(), remote.updatedAt());
        return new Processed(new Outcome.Completed("arrived"), () -> {
            issues.addComment(comment, look.origin(author));
            twins.save(linked(twin, remote, body).attributed(line.line()));
        });
    }

    private Processed ofOtherHub(Look look, Twin twin, RemoteComment remote) {
        return new Processed(new Outcome.Completed("other_hub"), () -> {
            twins.save(twin.with(Twin.Status.IGNORED));
            links.meets(look.link(), Objects.requireNonNull(remote.otherHub()));
        });
    }

    static Twin linked(Twin twin, RemoteComment remote, String hubBody) {
        var base = Base.EMPTY.with(java.util.Map.of(Field.BODY, new Base.Pair(hubBody, remote.body())));
        return twin.linked(remote.ref(), remote.url(), base, remote.updatedAt());
    }

    private static Processed done(String reason) {
        return Processed.of(new Outcome.Completed(reason));
    }
}
