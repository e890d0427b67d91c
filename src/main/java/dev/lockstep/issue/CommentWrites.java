package dev.lockstep.issue;

import dev.lockstep.base.Refused;
import dev.lockstep.issue.Issues.CommentTouched;
import dev.lockstep.issue.Issues.NewComment;
import dev.lockstep.issue.Issues.VersionConflict;
import java.time.Instant;
import java.util.UUID;

/** Changes of comments. Every method runs inside a unit of work, and its first write is the guarded one. */
final class CommentWrites {
    private final IssueRows issues;
    private final CommentRows rows;
    private final Announcer announcer;
    private final Waking waking;

    /** Takes an issue back that was put away. */
    interface Waking {
        void wake(UUID issue, Origin origin, Instant at);
    }

    CommentWrites(IssueRows issues, CommentRows rows, Announcer announcer, Waking waking) {
        this.waking = waking;
        this.issues = issues;
        this.rows = rows;
        this.announcer = announcer;
    }

    Comment add(NewComment wish, Origin origin) {
        var projectId = issues.projectOf(wish.issueId());
        var body = Input.from(origin).comment(wish.body());
        var comment = new Comment(
                wish.id(), wish.issueId(), body, wish.author(), 1, wish.createdAt(), wish.modifiedAt(), null);
        if (!rows.insert(comment)) {
            throw new VersionConflict("Comment " + comment.id() + " exists already.");
        }
        var change = new Change.CommentAdded(comment.id());
        announcer.comment(new CommentTouched(projectId, comment, "created", origin), change, comment.createdAt());
        wake(comment, origin, comment.createdAt());
        return comment;
    }

    Comment edit(UUID id, long expectedVersion, String text, Origin origin, Instant at) {
        var before = read(id, expectedVersion);
        if (before.deletedAt() != null) {
            throw new Refused(Refused.Kind.CONFLICT, "comment_deleted", null, "This comment was deleted.");
        }
        var body = Input.from(origin).comment(text);
        if (body.equals(before.body())) {
            return before;
        }
        var after = Next.comment(before, body, at, null);
        store(after, before);
        var change = new Change.CommentEdited(id, before.body());
        announcer.comment(touched(after, "edited", origin), change, at);
        wake(after, origin, at);
        return after;
    }

    void delete(UUID id, long expectedVersion, Origin origin, Instant at) {
        var before = read(id, expectedVersion);
        if (before.deletedAt() != null) {
            return;
        }
        var after = Next.comment(before, before.body(), at, at);
        store(after, before);
        var change = new Change.CommentDeleted(id, before.body());
        announcer.comment(touched(after, "deleted", origin), change, at);
        wake(after, origin, at);
    }

    /** What an import brings stood there already: nobody says it just now. */
    private void wake(Comment comment, Origin origin, Instant at) {
        if (!origin.backfill()) {
            waking.wake(comment.issueId(), origin, at);
        }
    }

    private Comment read(UUID id, long expectedVersion) {
        var comment = rows.find(id).orElseThrow(() -> Refused.notFound("comment"));
        if (comment.version() != expectedVersion) {
            throw conflict(id);
        }
        return comment;
    }

    private void store(Comment after, Comment before) {
        if (!rows.update(after, before.version())) {
            throw conflict(before.id());
        }
    }

    private CommentTouched touched(Comment comment, String what, Origin origin) {
        return new CommentTouched(issues.projectOf(comment.issueId()), comment, what, origin);
    }

    private static VersionConflict conflict(UUID id) {
        return new VersionConflict("Comment " + id + " has moved on.");
    }
}
