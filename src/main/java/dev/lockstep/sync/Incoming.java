package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Walk;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The regular look at what changed on a link since the last one. What a page showed is stored in the transaction that
 * moves the cursor. An unchanged repository costs one conditional request for issues and one for comments.
 */
@Component
final class Incoming {
    private final Database database;
    private final Arrivals arrivals;
    private final StoredLinks links;
    private final StoredTwins twins;
    private final LinkCursors cursors;

    Incoming(Database database, Arrivals arrivals, StoredLinks links, StoredTwins twins, LinkCursors cursors) {
        this.database = database;
        this.arrivals = arrivals;
        this.links = links;
        this.twins = twins;
        this.cursors = cursors;
    }

    private interface Cursor {
        void move(String cursor, @Nullable String etag);
    }

    /** @param cause a person's or a job's, or the pass that this belongs to */
    void poll(Link link, RemoteSession session, Requests.Cause cause) {
        var ofProject = links.ofProject(link.projectId());
        walk(
                cursors.issues(link.id()),
                position -> Optional.of(session.walkIssues(position)),
                issues -> {
                    var admission = Admission.of(link, ofProject, session, issues);
                    return () -> issues.forEach(issue -> arrivals.issue(link, session, issue, admission, cause));
                },
                (cursor, etag) -> cursors.issues(link.id(), cursor, etag));
        walk(
                cursors.comments(link.id()),
                session::walkComments,
                comments -> () -> comments.forEach(comment -> arrive(link, comment, cause)),
                (cursor, etag) -> cursors.comments(link.id(), cursor, etag));
        database.write(() -> cursors.checked(link.id()));
    }

    private <T> void walk(
            Walk.Position start,
            Function<Walk.Position, Optional<Walk<T>>> read,
            Function<List<T>, Runnable> arrive,
            Cursor cursor) {
        Walk.Position position = start;
        while (position != null) {
            Walk<T> page = read.apply(position).orElse(null);
            if (page == null || page.notModified()) {
                return;
            }
            Runnable arriving = arrive.apply(page.items());
            database.write(() -> {
                arriving.run();
                if (page.next() == null) {
                    // An ETag answers for the request that was made; behind a cursor that moved stands another request.
                    boolean sameRequest = page.cursor().equals(start.cursor());
                    cursor.move(page.cursor(), sameRequest ? page.etag() : null);
                }
            });
            position = page.next();
        }
    }

    private void arrive(Link link, RemoteComment comment, Requests.Cause cause) {
        if (comment.onPullRequest() && !link.includePullRequests()) {
            return;
        }
        twins.findIssueByKey(link.id(), comment.issueKey())
                .map(twins::staying)
                .filter(Twin::mayTakeComments)
                .ifPresent(issue -> arrivals.comment(link, issue.hubId(), comment, cause));
    }
}
