package dev.lockstep.sync;

import dev.lockstep.base.Json;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.RemoteSession.Reading;
import dev.lockstep.connector.Walk;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Change.What;
import dev.lockstep.guard.Guard;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.restore.Remembered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A look at an issue: finds out what exists on either side, and leaves the rest to whoever knows that case. */
@Component
final class IssueLook {
    private final StoredTwins twins;
    private final Issues issues;
    private final IssueArrival arrival;
    private final IssueMeeting meeting;
    private final IssueCreation creation;
    private final IssueRemoval removal;
    private final Echoes echoes;
    private final Evidence evidence;
    private final Remembered remembered;
    private final Guard guard;
    private final InstantSource clock;

    IssueLook(
            StoredTwins twins,
            Issues issues,
            IssueArrival arrival,
            IssueMeeting meeting,
            IssueCreation creation,
            IssueRemoval removal,
            Echoes echoes,
            Evidence evidence,
            Remembered remembered,
            Guard guard,
            InstantSource clock) {
        this.twins = twins;
        this.issues = issues;
        this.arrival = arrival;
        this.meeting = meeting;
        this.creation = creation;
        this.removal = removal;
        this.echoes = echoes;
        this.evidence = evidence;
        this.remembered = remembered;
        this.guard = guard;
        this.clock = clock;
    }

    Processed process(Look look) {
        Twin twin =
                twins.find(look.link().id(), Twin.Kind.ISSUE, look.issueId()).orElse(null);
        Issue hub = issues.find(look.issueId()).orElse(null);
        if (twin != null && twin.status() == Twin.Status.IGNORED) {
            return done(twin.whyIgnored());
        }
        if (twin == null || twin.remoteId() == null) {
            return hub == null ? arrival.nowhere(look) : creation.create(look, hub);
        }
        return switch (twin.status()) {
            case GONE -> {
                if (look.permit().orders(Act.DELETE, look.link().id())) {
                    look.permit().act(Act.DELETE, look.link().id());
                }
                yield done("gone");
            }
            case IGNORED -> done(twin.whyIgnored());
            case RESERVED, LINKED -> bothKnown(look, twin, hub);
        };
    }

    private Processed bothKnown(Look look, Twin twin, @Nullable Issue hub) {
        if (twin.pullRequest() && !look.link().includePullRequests()) {
            return arrival.ignored(twin);
        }
        if (hub != null && hub.deletedAt() != null) {
            return removal.take(look, twin, hub, hub.deletedAt());
        }
        if (hub != null && look.isKept()) {
            return done("switched_off");
        }
        if (hub != null && look.permit().orders(Act.DELETE, look.link().id())) {
            return removal.undo(look, twin, hub);
        }
        Optional<Processed> echo = hub == null ? Optional.empty() : echoed(look, twin, hub);
        return echo.isPresent() ? echo.get() : readThere(look, twin, hub);
    }

    private Optional<Processed> echoed(Look look, Twin twin, Issue hub) {
        return echoes.of(look, twin).flatMap(overwritten -> {
            if (!overwritten.isEmpty() && look.link().incoming()) {
                return Optional.of(meeting.restore(look, twin, hub, overwritten));
            }
            return hasNothingToSend(look, twin, hub) ? Optional.of(done("own_echo")) : Optional.empty();
        });
    }

    private Processed readThere(Look look, Twin twin, @Nullable Issue hub) {
        Optional<Reading> reading = remote(look, twin, hub);
        if (reading.isEmpty()) {
            return gone(look, twin, hub);
        }
        RemoteIssue remote = reading.get().issue();
        if (remote == null) {
            return done("not_modified");
        }
        try {
            return hub == null
                    ? arrival.take(look, twin, remote)
                    : remembering(
                            look, twin, reading.get(), meeting.meet(look, known(look, twin, hub, remote), hub, remote));
        } catch (ConnectorException failure) {
            // Deleted since it was read, or listed.
            if (failure.fault() instanceof ConnectorFault.NotFound
                    && read(look.session(), ref(twin), null).isEmpty()) {
                return gone(
                        look,
                        twins.find(look.link().id(), Twin.Kind.ISSUE, look.issueId())
                                .orElse(twin),
                        hub);
            }
            throw failure;
        }
    }

    private Twin known(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        return unanswered(look, recalled(look, twin, hub, remote), hub, remote);
    }

    /** A write of ours that had no answer and does not show: the tracker's history knows whether somebody took it back. */
    private Twin unanswered(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        Instant known = twin.remoteUpdatedAt();
        // Whatever arrived moved the time, unless that has whole seconds.
        boolean hasChanged = known != null && (remote.updatedAt().isAfter(known) || known.getNano() == 0);
        var there = meeting.words(look, twin, hub, remote).of(remote);
        if (known == null || !hasChanged || !OwnWrites.isMissing(twin.base(), there, clock.instant())) {
            return twin;
        }
        var history = look.session().changesSince(remote.ref(), known);
        return twin.with(TakenBack.known(twin.base(), there, history));
    }

    /**
     * What the hub made and forgot when it was set back has no base. Of what is later at the tracker, what the hub has stands for
     * what was sent, and what differs comes in; else the hub's goes out, and the other is kept in a conflict.
     */
    private Twin recalled(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        if (twin.status() != Twin.Status.RESERVED || remote.marker() == null) {
            return twin;
        }
        Twin named = twin.attributed(
                Attribution.recalled(hub.author(), remote.body()).line());
        var words = meeting.words(look, named, hub, remote);
        Map<Field, Base.Pair> sent = new EnumMap<>(Field.class);
        words.of(hub).forEach((field, value) -> {
            boolean isSet = field == Field.LABELS || field == Field.ASSIGNEES; // of these both sides' are kept
            if (!isSet && isLater(look, hub, remote, field)) {
                sent.put(field, new Base.Pair(value, words.toRemote(field, value)));
            }
        });
        return named.with(named.base().with(sent));
    }

    /**
     * What nobody touched there since the hub made it says what the hub had when it made it: later than the copy, and earlier than
     * what came in since the copy was restored. Otherwise two clocks have to tell.
     */
    private boolean isLater(Look look, Issue hub, RemoteIssue remote, Field field) {
        Optional<Instant> copied = remembered.since(look.link().id());
        boolean untouched = !Base.changedThere(remote.createdAt(), remote.updatedAt());
        return untouched && copied.isPresent()
                ? !evidence.hubChangedAfter(hub.id(), field, copied.get())
                : Base.changedThere(hub.modifiedAt(), remote.updatedAt());
    }

    /** What was read is in the base once this is stored; while it may not come in it is not. */
    private Processed remembering(Look look, Twin twin, Reading reading, Processed met) {
        String etag = reading.etag();
        if (wrote(met.outcome())) {
            // Who takes our write back within the second in which it was read brings that ETag back as well.
            return also(met, () -> twins.agreedOn(twin.id(), null));
        }
        if (etag == null || !look.link().incoming() || !isAgreed(met.outcome())) {
            return met;
        }
        return also(met, () -> twins.agreedOn(twin.id(), etag));
    }

    private static Processed also(Processed met, Runnable more) {
        return new Processed(met.outcome(), () -> {
            met.effects().run();
            more.run();
        });
    }

    private static boolean wrote(Outcome outcome) {
        return outcome instanceof Outcome.Completed completed && IssueMeeting.WROTE.contains(completed.reason());
    }

    private static boolean isAgreed(Outcome outcome) {
        return outcome instanceof Outcome.Completed completed
                && !completed.reason().equals(IssueMeeting.ASKED);
    }

    private boolean hasNothingToSend(Look look, Twin twin, Issue hub) {
        return !look.tells()
                && look.link().wording() == twins.wording(look.link(), twin.id())
                && twin.status() == Twin.Status.LINKED
                && twin.base().sent().isEmpty()
                && Agreement.holdsHere(twin.base(), new Words(look.session(), null).of(hub), look.kept());
    }

    private Optional<Reading> remote(Look look, Twin twin, @Nullable Issue hub) {
        String payload = look.operation().request().payload();
        if (payload != null) {
            RemoteIssue listed = Json.read(payload, RemoteIssue.class);
            // What is written over must be what stands there now, not what stood there when it was listed.
            if (isFresh(listed, twin, look.session())
                    && (hub == null || !meeting.writesThere(look, twin, hub, listed))) {
                return Optional.of(new Reading(listed, null));
            }
        }
        // Without anything to send, an unchanged answer is all that is needed.
        boolean nothingToSend = hub != null && hasNothingToSend(look, twin, hub);
        return read(look.session(), ref(twin), nothingToSend ? twins.etag(twin.id()) : null);
    }

    /**
     * What a listing said may be older than what we wrote since; taking it for news would undo an edit. With equal times
     * it is fresh only when it says what we know anyway.
     */
    private static boolean isFresh(RemoteIssue listed, Twin twin, RemoteSession session) {
        if (twin.remoteUpdatedAt() == null || listed.updatedAt().isAfter(twin.remoteUpdatedAt())) {
            return true;
        }
        return listed.updatedAt().equals(twin.remoteUpdatedAt())
                && Agreement.holds(twin.base(), new Words(session, listed.state()).of(listed));
    }

    private static Optional<Reading> read(RemoteSession session, RemoteRef ref, @Nullable String etag) {
        try {
            return Optional.of(session.readIssue(ref, etag));
        } catch (ConnectorException failure) {
            if (!isGone(session, failure)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /** True when a record that was asked for is certainly no longer there. */
    static boolean isGone(RemoteSession session, ConnectorException failure) {
        if (!(failure.fault() instanceof ConnectorFault.NotFound missing)) {
            return false;
        }
        if (!missing.certain()) {
            // A 404 may also mean that the right to see was lost; then this throws too, and nothing is concluded.
            session.walkOpenIssuesNewestFirst(Walk.Position.START);
        }
        return true;
    }

    private Processed gone(Look look, Twin twin, @Nullable Issue hub) {
        look.permit().act(Act.GONE, look.link().id());
        return new Processed(new Outcome.Completed("gone"), () -> {
            twins.save(twin.with(Twin.Status.GONE));
            if (hub != null) {
                var removed = new dev.lockstep.issue.Change.Removed(
                        Words.place(look.link().tracker()));
                issues.note(hub.id(), removed, look.origin(null), clock.instant());
                follow(look, hub);
            }
        });
    }

    /** Only the link's policy takes it from the hub as well. */
    private void follow(Look look, Issue hub) {
        if (hub.deletedAt() != null || !look.link().incoming()) {
            return;
        }
        switch (look.link().whenDeleted()) {
            case KEEP -> {}
            case CLOSE -> {
                if (hub.state().open()) {
                    var cancelled = new Issues.Edit(null, null, IssueState.CANCELLED, null, null, null);
                    issues.edit(hub.id(), hub.version(), cancelled, look.origin(null), clock.instant());
                }
            }
            case DELETE -> guard.toConfirm(look.exit(), new Change(hub.id(), hub.id(), What.DELETE, Set.of()));
        }
    }

    static RemoteRef ref(Twin twin) {
        return new RemoteRef(Objects.requireNonNull(twin.remoteId()), Objects.requireNonNull(twin.remoteKey()));
    }

    private static Processed done(String reason) {
        return Processed.of(new Outcome.Completed(reason));
    }
}
