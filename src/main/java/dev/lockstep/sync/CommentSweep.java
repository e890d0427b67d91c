package dev.lockstep.sync;

import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds changed comments at trackers that list them only issue by issue. Such a tracker moves the issue's time when a
 * comment changes, so a poll that sees a newer time asks for the comments, completely, once.
 */
@Component
final class CommentSweep {
    private static final Runnable NOTHING = () -> {};
    private static final Duration OWN_WRITE_ECHO = Duration.ofSeconds(2);

    private final StoredTwins twins;
    private final Arrivals arrivals;
    private final Operations operations;
    private final InstantSource clock;

    CommentSweep(StoredTwins twins, Arrivals arrivals, Operations operations, InstantSource clock) {
        this.twins = twins;
        this.arrivals = arrivals;
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * Our own write moved the issue's time, and the tracker may move it again a moment later. Where a person may be at work
     * the comments are listed once more all the same: one written just before ours would never be seen. An import, which
     * makes thousands, takes both for its own until the next job looks, unless somebody else's change was seen before. Call it
     * before what the write was answered with is stored.
     */
    void wrote(Look look, Instant written) {
        if (look.backfill()) {
            twins.commentsAssumed(look.link().id(), look.issueId(), written.plus(OWN_WRITE_ECHO));
        }
    }

    /** Lists now, outside any transaction; the answer stores what was found. */
    Runnable look(Look look, Twin twin, RemoteIssue remote) {
        if (!isDue(look, twin, remote)) {
            return NOTHING;
        }
        List<RemoteComment> comments = look.session().listComments(remote.ref());
        return () -> store(look, twin, remote, comments);
    }

    /** Those of an issue that just came in: nothing has told of them yet, or nobody listened while a filter left it out. */
    Runnable first(Look look, Twin twin, RemoteIssue remote) {
        boolean leftOut = !look.backfill() && !look.link().intake().everything();
        if (look.link().tracker().listsCommentsOfContainer() && !leftOut) {
            return NOTHING;
        }
        List<RemoteComment> comments = look.session().listComments(remote.ref());
        return () -> store(look, twin, remote, comments);
    }

    private boolean isDue(Look look, Twin twin, RemoteIssue remote) {
        // A webhook names its comment itself. A look may stand for a listing that was dropped for something newer.
        var request = look.operation().request();
        boolean mayBeListing = request.isLook() || request.eventKind().equals(Requests.LISTED);
        return mayBeListing
                && request.direction() == Direction.INBOUND
                && arrivals.commentsMayHaveChanged(look.link(), remote, twin, request.jobId() != null);
    }

    private void store(Look look, Twin twin, RemoteIssue remote, List<RemoteComment> comments) {
        Set<String> there = new HashSet<>();
        for (RemoteComment comment : comments) {
            there.add(comment.ref().id());
            arrivals.comment(look.link(), twin.hubId(), comment, look.cause());
        }
        for (Twin known : twins.comments(look.link().id(), twin.hubId())) {
            if (known.status() == Twin.Status.LINKED && !there.contains(known.remoteId())) {
                // The listing is complete, so it is gone, or came after it: the look asks for it by itself.
                operations.enqueue(Requests.look(
                        look.link(), Kind.COMMENT, twin.hubId(), known.hubId(), clock.instant(), look.cause()));
            }
        }
        twins.commentsSeen(twin.linkId(), twin.hubId(), remote.updatedAt());
    }
}
