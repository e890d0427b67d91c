package dev.lockstep.sync;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Filing;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.NewIssue;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.restore.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A remote issue that the hub does not have yet. */
@Component
final class IssueArrival {
    /** An original that does not come in by then is not waited for. */
    static final Duration ORIGINAL_FIRST_AT_MOST = Duration.ofMinutes(10);

    static final Duration ORIGINAL_FIRST = Duration.ofSeconds(2);

    private final StoredTwins twins;
    private final Issues issues;
    private final Intents intents;
    private final HubMatch hubMatch;
    private final StoredLinks links;
    private final Candidates candidates;
    private final CommentSweep sweep;
    private final Remembered remembered;
    private final Operations operations;
    private final InstantSource clock;

    IssueArrival(
            StoredTwins twins,
            Issues issues,
            Intents intents,
            HubMatch hubMatch,
            StoredLinks links,
            Candidates candidates,
            CommentSweep sweep,
            Remembered remembered,
            Operations operations,
            InstantSource clock) {
        this.twins = twins;
        this.issues = issues;
        this.intents = intents;
        this.hubMatch = hubMatch;
        this.links = links;
        this.candidates = candidates;
        this.sweep = sweep;
        this.remembered = remembered;
        this.operations = operations;
        this.clock = clock;
    }

    Processed ignored(Twin twin) {
        return new Processed(
                new Outcome.Completed("pull_requests_off"), () -> twins.save(twin.with(Twin.Status.IGNORED)));
    }

    /**
     * The place where it was heard of was given up: the tracker told of what we were just creating before it answered us. Told
     * of a later time, it is somebody's edit of that, and is looked at where the issue stands.
     */
    Processed nowhere(Look look) {
        var told = look.operation().request();
        Optional<Twin> standing = told.remoteId() == null
                ? Optional.empty()
                : twins.findRemote(look.link().id(), Twin.Kind.ISSUE, told.remoteId())
                        .filter(twin -> isNews(told.remoteUpdatedAt(), twin));
        return new Processed(
                new Outcome.Completed("nothing_there"),
                () -> standing.ifPresent(twin -> operations.enqueue(Requests.look(
                        look.link(), Kind.ISSUE, twin.hubId(), twin.hubId(), clock.instant(), look.cause()))));
    }

    private static boolean isNews(@Nullable Instant told, Twin twin) {
        return told != null && twin.remoteUpdatedAt() != null && told.isAfter(twin.remoteUpdatedAt());
    }

    /** What becomes of a remote issue that the hub does not have. */
    sealed interface Verdict {
        record PullRequest() implements Verdict {}

        record IncomingOff() implements Verdict {}

        record Own(UUID hubId) implements Verdict {}

        /** The hub made it after the copy to which it was set back. */
        record Made(UUID hubId) implements Verdict {}

        record OfOtherHub() implements Verdict {}

        record OfOtherLink() implements Verdict {}

        record OnlyHere() implements Verdict {}

        record LeftOut() implements Verdict {}

        record Match(UUID hubId) implements Verdict {}

        record New() implements Verdict {}
    }

    /** May ask the tracker, where the link filters by a query. */
    Verdict judge(Link link, RemoteSession session, RemoteIssue remote) {
        if (remote.pullRequest() && !link.includePullRequests()) {
            return new Verdict.PullRequest();
        }
        Optional<Intents.Intent> own = intents.ownCreate(link.id(), remote.marker());
        var made = own.isPresent()
                ? Optional.<UUID>empty()
                : remembered.made(Arrivals.there(link, Twin.Kind.ISSUE, remote.ref()), remote.marker());
        if (made.isPresent()) {
            return new Verdict.Made(made.get());
        }
        if (!link.incoming()) {
            return new Verdict.IncomingOff();
        }
        if (own.isPresent()) {
            return new Verdict.Own(own.get().hubId());
        }
        if (intents.madeForAnother(link, remote.marker(), remote.ref().id())) {
            return new Verdict.OfOtherLink();
        }
        if (link.leavesAlone(remote.otherHub(), remote.createdAt())) {
            return new Verdict.OfOtherHub();
        }
        var admission = Admission.of(link, links.ofProject(link.projectId()), session, List.of(remote));
        if (admission.holds(remote)) {
            return new Verdict.OnlyHere();
        }
        if (!admission.takes(remote)) {
            return new Verdict.LeftOut();
        }
        return hubMatch.find(link, remote).<Verdict>map(Verdict.Match::new).orElseGet(Verdict.New::new);
    }

    Processed take(Look look, Twin reserved, RemoteIssue remote) {
        return switch (judge(look.link(), look.session(), remote)) {
            case Verdict.PullRequest pull -> ignored(reserved);
            case Verdict.IncomingOff off -> Processed.of(new Outcome.Completed("incoming_off"));
            // The webhook of our own create may come before its answer: whoever sent it will link it.
            case Verdict.Own own -> belongsTo(look, reserved, own.hubId(), "own_create");
            case Verdict.Made made -> made(look, reserved, made.hubId(), remote);
            case Verdict.OfOtherHub other -> ofOtherHub(look, reserved, remote);
            case Verdict.OfOtherLink other ->
                new Processed(
                        new Outcome.Completed("other_link"), () -> twins.save(reserved.with(Twin.Status.IGNORED)));
            case Verdict.OnlyHere here -> held(look, reserved, remote);
            case Verdict.LeftOut out ->
                new Processed(new Outcome.Completed("left_out"), () -> twins.forgetAll(reserved));
            case Verdict.Match match -> alike(look, reserved, match.hubId(), remote);
            case Verdict.New fresh -> created(look, reserved, remote);
        };
    }

    private Processed ofOtherHub(Look look, Twin reserved, RemoteIssue remote) {
        return new Processed(new Outcome.Completed("other_hub"), () -> {
            twins.save(reserved.with(Twin.Status.IGNORED));
            links.meets(look.link(), Objects.requireNonNull(remote.otherHub()));
        });
    }

    /** It stood there before the link; that somebody touched it does not approve it. */
    private Processed held(Look look, Twin reserved, RemoteIssue remote) {
        return new Processed(new Outcome.Completed("held_only_here"), () -> {
            candidates.keep(look.link().id(), remote);
            twins.forgetAll(reserved);
        });
    }

    /** What the hub's issue will be, and on what both sides agree then. */
    record Arriving(NewIssue issue, Base base) {
        static Arriving of(UUID hubId, Link link, Words words, RemoteIssue remote) {
            Map<Field, String> theirs = words.of(remote);
            Map<Field, String> hub = new EnumMap<>(Field.class);
            theirs.forEach((field, value) -> hub.put(field, words.toHub(field, value)));
            var issue = new NewIssue(
                    hubId,
                    link.projectId(),
                    remote.title(),
                    hub.getOrDefault(Field.BODY, ""),
                    Words.state(remote.state().kind()),
                    new TreeSet<>(Canonical.elements(hub.getOrDefault(Field.LABELS, ""))),
                    new TreeSet<>(Canonical.elements(hub.getOrDefault(Field.ASSIGNEES, ""))),
                    remote.priority() == null ? "none" : remote.priority(),
                    Words.author(link.tracker(), remote.author()),
                    remote.createdAt(),
                    remote.updatedAt(),
                    Filing.NONE,
                    remote.pullRequest());
            return new Arriving(issue, Agreement.of(hub, theirs));
        }
    }

    private Processed created(Look look, Twin reserved, RemoteIssue remote) {
        var line = Attribution.forgotten(remote.marker() != null, remote.body());
        var words = look.words(remote.state(), Spelling.arriving(look.link(), line));
        var arriving = Arriving.of(reserved.hubId(), look.link(), words, remote);
        var issue = arriving.issue();
        look.permit().act(Act.CREATE, null, Rehearsal.prints(RehearsedIssue.future(issue)));
        Runnable comments = sweep.first(look, reserved, remote);
        return new Processed(new Outcome.Completed("arrived"), () -> {
            issues.create(issue, look.origin(issue.author()));
            twins.save(reserved.linked(remote.ref(), remote.url(), arriving.base(), remote.updatedAt())
                    .attributed(line.line()));
            comments.run();
        });
    }

    private Processed alike(Look look, Twin reserved, UUID hubId, RemoteIssue remote) {
        var there = Arrivals.there(look.link(), Twin.Kind.ISSUE, remote.ref());
        var now = clock.instant();
        if (remembered.hasCopy(there, reserved.hubId())) {
            return created(look, reserved, remote);
        }
        return waitsForOriginal(look, now) && remembered.awaitsCopies(there)
                ? Processed.of(new Outcome.Waiting(now.plus(ORIGINAL_FIRST), "original_first"))
                : matched(look, reserved, hubId, remote);
    }

    /** The hub has this issue from another tracker: one record, two twins; a look under its key merges them. */
    private Processed matched(Look look, Twin reserved, UUID hubId, RemoteIssue remote) {
        look.permit().act(Act.MATCH, look.link().id());
        return new Processed(new Outcome.Completed("matched"), () -> {
            hubMatch.stillFree(look.link().id(), hubId);
            twins.forget(reserved);
            twins.add(Twin.unborn(look.link().id(), Twin.Kind.ISSUE, hubId, null)
                    .linked(remote.ref(), remote.url(), Base.EMPTY, remote.updatedAt())
                    .attributed(attribution(hubId, remote)));
            lookAt(look, reserved, hubId);
        });
    }

    private @Nullable String attribution(UUID hubId, RemoteIssue remote) {
        return issues.find(hubId)
                .map(hub -> Attribution.found(hub.author(), remote.body()).line())
                .orElse(null);
    }

    private Processed made(Look look, Twin reserved, UUID hubId, RemoteIssue remote) {
        if (!hubId.equals(reserved.hubId())) {
            return new Processed(new Outcome.Completed("own_create"), () -> {
                twins.forget(reserved);
                twins.reserve(look.link().id(), Twin.Kind.ISSUE, hubId, null, remote.ref(), false);
                lookAt(look, reserved, hubId);
            });
        }
        var now = clock.instant();
        return waitsForOriginal(look, now)
                        && remembered.awaitsOriginal(Arrivals.there(look.link(), Twin.Kind.ISSUE, remote.ref()), hubId)
                ? Processed.of(new Outcome.Waiting(now.plus(ORIGINAL_FIRST), "original_first"))
                : created(look, reserved, remote);
    }

    static boolean waitsForOriginal(Look look, Instant now) {
        return look.operation().createdAt().plus(ORIGINAL_FIRST_AT_MOST).isAfter(now);
    }

    private Processed belongsTo(Look look, Twin reserved, UUID hubId, String reason) {
        return new Processed(new Outcome.Completed(reason), () -> {
            twins.forget(reserved);
            lookAt(look, reserved, hubId);
        });
    }

    private void lookAt(Look look, Twin givenUp, UUID hubId) {
        for (UUID comment : twins.rehome(look.link().id(), givenUp.hubId(), hubId)) {
            operations.enqueue(Requests.look(look.link(), Kind.COMMENT, hubId, comment, clock.instant(), look.cause()));
        }
        operations.enqueue(Requests.look(look.link(), Kind.ISSUE, hubId, hubId, clock.instant(), look.cause()));
    }
}
