package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Json;
import dev.lockstep.base.Sha256;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.part.PartMark;
import dev.lockstep.sync.restore.Remembered;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes remote records that somebody heard of to the queue. Every record gets its place in the hub here, reserved when it
 * is new, so that all its operations have one key from the first moment. Call inside a unit of work.
 */
@Component
final class Arrivals {
    private final StoredTwins twins;
    private final Intents intents;
    private final Candidates candidates;
    private final Operations operations;
    private final Underway underway;
    private final Remembered remembered;
    private final Database database;
    private final InstantSource clock;

    Arrivals(
            StoredTwins twins,
            Intents intents,
            Candidates candidates,
            Operations operations,
            Underway underway,
            Remembered remembered,
            Database database,
            InstantSource clock) {
        this.twins = twins;
        this.intents = intents;
        this.candidates = candidates;
        this.operations = operations;
        this.underway = underway;
        this.remembered = remembered;
        this.database = database;
        this.clock = clock;
    }

    enum Verdict {
        ENQUEUED,
        UNCHANGED,
        HELD,
        /** The link's filter leaves it out. */
        OUTSIDE
    }

    /**
     * An issue that a listing showed.
     *
     * @param admission which of the page's issues may come in if they are not known
     */
    Verdict issue(Link link, RemoteSession session, RemoteIssue remote, Admission admission, Requests.Cause cause) {
        Optional<Twin> known = twins.heardOf(link.id(), remote.ref());
        if (known.isPresent()) {
            return knownIssue(link, session, remote, known.get(), cause);
        }
        Optional<UUID> own = ownCreate(link, remote.marker());
        if (own.isEmpty() && admission.holds(remote)) {
            candidates.keep(link.id(), remote);
            return Verdict.HELD;
        }
        if (own.isEmpty() && !admission.takes(remote)) {
            return Verdict.OUTSIDE;
        }
        if (own.isPresent()) {
            operations.enqueue(Requests.look(link, Kind.ISSUE, own.get(), own.get(), clock.instant(), cause));
            return Verdict.ENQUEUED;
        }
        UUID hubId = reserve(link, remote.ref(), remote.pullRequest()).hubId();
        enqueue(link, remote, hubId, true, cause);
        return Verdict.ENQUEUED;
    }

    private Verdict knownIssue(Link link, RemoteSession session, RemoteIssue remote, Twin twin, Requests.Cause cause) {
        // A job looks thoroughly; the regular cycle takes a time that only our own last write can have moved for no
        // news.
        boolean settled = twin.status() == Twin.Status.IGNORED || twin.status() == Twin.Status.GONE;
        boolean noNews = isNoNews(session, remote, twin);
        if (settled || (noNews && !commentsMayHaveChanged(link, remote, twin, cause.jobId() != null))) {
            return Verdict.UNCHANGED;
        }
        // Where only comments may have changed, the issue's own content says nothing: an earlier operation with the
        // same
        // content may have left the comments alone, and must not make this one its duplicate.
        String payload = Json.write(remote);
        if (twin.status() == Twin.Status.RESERVED
                && underway.is(link.id(), twin.hubId(), request -> payload.equals(request.payload()))) {
            return Verdict.UNCHANGED;
        }
        enqueue(link, remote, twin.hubId(), !noNews, cause);
        return Verdict.ENQUEUED;
    }

    private static boolean isNoNews(RemoteSession session, RemoteIssue remote, Twin twin) {
        return twin.status() == Twin.Status.LINKED
                && Agreement.holds(twin.base(), new Words(session, remote.state()).of(remote));
    }

    /** Only where they are listed issue by issue; elsewhere their own listing tells. A job assumes nothing. */
    boolean commentsMayHaveChanged(Link link, RemoteIssue remote, Twin twin, boolean job) {
        if (link.tracker().listsCommentsOfContainer()) {
            return false;
        }
        return !twins.commentsKnown(twin.id(), remote.updatedAt(), !job);
    }

    private void enqueue(Link link, RemoteIssue remote, UUID hubId, boolean contentCounts, Requests.Cause cause) {
        String payload = Json.write(remote);
        var news = new Requests.Inbound(
                remote.pullRequest() ? Kind.PULL_REQUEST : Kind.ISSUE,
                hubId,
                hubId,
                Requests.LISTED,
                remote.ref().id(),
                remote.updatedAt(),
                null,
                contentCounts ? Sha256.hex(payload) : null,
                payload);
        operations.enqueue(Requests.inbound(link, news, clock.instant(), cause));
    }

    /** A comment that a listing showed under a known issue. */
    Verdict comment(Link link, UUID issueId, RemoteComment remote, Requests.Cause cause) {
        if (PartMark.is(remote.marker())) {
            return part(link, issueId, remote, cause);
        }
        Optional<Twin> known =
                twins.findRemote(link.id(), Twin.Kind.COMMENT, remote.ref().id());
        if (known.isPresent() && !isNews(known.get(), remote)) {
            return Verdict.UNCHANGED;
        }
        Optional<UUID> own = ownCreate(link, remote.marker());
        if (known.isEmpty() && own.isPresent()) {
            operations.enqueue(Requests.look(link, Kind.COMMENT, issueId, own.get(), clock.instant(), cause));
            return Verdict.ENQUEUED;
        }
        Twin twin = known.orElseGet(() -> reserveComment(link, issueId, remote.ref()));
        boolean created = twin.status() == Twin.Status.RESERVED;
        String payload = Json.write(remote);
        var news = new Requests.Inbound(
                Kind.COMMENT,
                issueId,
                twin.hubId(),
                created ? "created" : Requests.LISTED,
                remote.ref().id(),
                remote.updatedAt(),
                created ? remote.createdAt() : null,
                Sha256.hex(payload),
                payload);
        operations.enqueue(Requests.inbound(link, news, clock.instant(), cause));
        return Verdict.ENQUEUED;
    }

    /** What continues in it is looked at; a comment that nobody knows yet comes whole when it comes. */
    Verdict part(Link link, UUID issueId, RemoteComment part, Requests.Cause cause) {
        var comment = PartMark.commentOf(part.marker());
        if (comment.isEmpty()) {
            operations.enqueue(Requests.look(link, Kind.ISSUE, issueId, issueId, clock.instant(), cause));
            return Verdict.ENQUEUED;
        }
        Optional<Twin> known = twins.findRemote(link.id(), Twin.Kind.COMMENT, comment.get());
        known.ifPresent(twin ->
                operations.enqueue(Requests.look(link, Kind.COMMENT, issueId, twin.hubId(), clock.instant(), cause)));
        return known.isPresent() ? Verdict.ENQUEUED : Verdict.UNCHANGED;
    }

    private static boolean isNews(Twin twin, RemoteComment remote) {
        if (twin.status() == Twin.Status.GONE || twin.status() == Twin.Status.IGNORED) {
            return false;
        }
        Base.Pair body = twin.base().pair(Field.BODY);
        return body == null || !Canonical.same(Field.BODY, body.remote(), remote.body());
    }

    static Remembered.There there(Link link, Twin.Kind kind, RemoteRef ref) {
        return new Remembered.There(link.id(), link.projectId(), kind.name().toLowerCase(Locale.ROOT), ref.id());
    }

    /** The hub's place of a remote issue, reserved if it is new. */
    Twin reserve(Link link, RemoteRef issue, boolean pullRequest) {
        if (pullRequest) {
            // It has two names, and no key guards that it does not get two places: by a delivery, and by a listing.
            database.alone("pull request " + link.id() + " " + issue.key());
        }
        return twins.heardOf(link.id(), issue)
                .orElseGet(() -> twins.reserve(
                        link.id(),
                        Twin.Kind.ISSUE,
                        remembered.home(there(link, Twin.Kind.ISSUE, issue)),
                        null,
                        issue,
                        pullRequest));
    }

    Twin reserveComment(Link link, UUID issueId, RemoteRef comment) {
        return twins.findRemote(link.id(), Twin.Kind.COMMENT, comment.id())
                .orElseGet(() -> twins.reserve(
                        link.id(),
                        Twin.Kind.COMMENT,
                        remembered.home(there(link, Twin.Kind.COMMENT, comment)),
                        issueId,
                        comment,
                        false));
    }

    private Optional<UUID> ownCreate(Link link, @Nullable String marker) {
        return intents.ownCreate(link.id(), marker).map(Intents.Intent::hubId);
    }
}
