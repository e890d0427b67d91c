package dev.lockstep.sync.part;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.Walk;
import dev.lockstep.sync.part.PartMark.Owner;
import dev.lockstep.text.LongText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session in which descriptions and comments may be as long as they like: what the tracker does not take in one piece
 * continues in comments of the issue. Whoever reads one sees it whole; whoever lists comments does not see those. Where parts
 * are missing, or of two writings, it ends with the line that says that it continues: {@link Torn}.
 */
public final class PartedSession implements RemoteSession {
    private final RemoteSession inner;
    private final Parts parts;

    public PartedSession(RemoteSession inner) {
        this.inner = inner;
        parts = new Parts(inner);
    }

    @Override
    public Tracker tracker() {
        return inner.tracker();
    }

    @Override
    public Walk<RemoteIssue> walkIssues(Walk.Position position) {
        return whole(inner.walkIssues(position));
    }

    @Override
    public Walk<RemoteIssue> walkOpenIssuesNewestFirst(Walk.Position position) {
        return whole(inner.walkOpenIssuesNewestFirst(position));
    }

    private Walk<RemoteIssue> whole(Walk<RemoteIssue> walk) {
        return with(walk, walk.items().stream().map(this::whole).toList());
    }

    private static <R> Walk<R> with(Walk<R> walk, List<R> items) {
        return new Walk<>(items, walk.next(), walk.cursor(), walk.etag(), walk.notModified(), walk.expected());
    }

    /** With the parts: whoever edited one edited what continues in it. */
    @Override
    public Optional<Walk<RemoteComment>> walkComments(Walk.Position position) {
        return inner.walkComments(position)
                .map(walk -> with(walk, walk.items().stream().map(this::whole).toList()));
    }

    @Override
    public List<RemoteComment> listComments(RemoteRef issue) {
        var all = inner.listComments(issue);
        return all.stream()
                .filter(comment -> !PartMark.is(comment.marker()))
                .map(comment -> whole(issue, comment, () -> all))
                .toList();
    }

    @Override
    public List<NamedState> states() {
        return inner.states();
    }

    @Override
    public Set<String> matching(String query, List<RemoteRef> issues) {
        return inner.matching(query, issues);
    }

    @Override
    public RemoteIssue readIssue(RemoteRef issue) {
        return whole(inner.readIssue(issue));
    }

    @Override
    public Reading readIssue(RemoteRef issue, @Nullable String etag) {
        var reading = inner.readIssue(issue, etag);
        if (reading.issue() == null || LongText.part(reading.issue().body()).isEmpty()) {
            return reading;
        }
        // The issue's ETag says nothing of its comments.
        return new Reading(whole(reading.issue()), null);
    }

    /** What continues in comments is not told. */
    @Override
    public Optional<RemoteIssue> told(String delivery) {
        return inner.told(delivery).filter(issue -> LongText.part(issue.body()).isEmpty());
    }

    @Override
    public Set<Field> tellsReplaced() {
        return inner.tellsReplaced();
    }

    /** What continued in comments is not told. */
    @Override
    public Map<Field, String> replaced(String delivery) {
        var told = inner.replaced(delivery);
        return LongText.part(told.getOrDefault(Field.BODY, "")).isEmpty() ? told : Map.of();
    }

    @Override
    public List<RemoteChange> changes(RemoteRef issue) {
        return inner.changes(issue);
    }

    @Override
    public List<RemoteChange> changesSince(RemoteRef issue, Instant time) {
        return inner.changesSince(issue, time);
    }

    @Override
    public RemoteComment readComment(RemoteRef issue, RemoteRef comment) {
        return whole(issue, inner.readComment(issue, comment));
    }

    @Override
    public RemoteIssue createIssue(IssueDraft draft) {
        var texts = parts.split(draft.body(), null);
        if (texts.size() == 1) {
            return inner.createIssue(draft);
        }
        var created = inner.createIssue(new IssueDraft(
                draft.marker(), draft.title(), texts.getFirst(), draft.state(), draft.labels(), draft.priority()));
        try {
            parts.write(Owner.description(created.ref()), texts);
            return whole(created);
        } catch (ConnectorException halfDone) {
            return torn(created, halfDone);
        }
    }

    /**
     * It is there, and must not be created again; that its text is torn shows. Nobody knows yet whether a part was made that
     * was not answered: then all of it is looked for after a while.
     */
    private static <R> R torn(R created, ConnectorException halfDone) {
        if (halfDone.fault().maybeDone()) {
            throw halfDone;
        }
        return created;
    }

    @Override
    public RemoteState bornAs(StateKind kind) {
        return inner.bornAs(kind);
    }

    @Override
    public RemoteIssue updateIssue(RemoteRef issue, IssuePatch patch) {
        return updateMarkedIssue(issue, null, patch);
    }

    @Override
    public RemoteIssue updateMarkedIssue(RemoteRef issue, @Nullable String marker, IssuePatch patch) {
        if (patch.body() == null) {
            var written = inner.updateIssue(issue, patch);
            return ConnectorException.afterWrite(() -> whole(written));
        }
        var owner = Owner.description(issue);
        var texts = parts.split(patch.body(), owner);
        if (texts.size() == 1 && !parts.known(owner)) {
            return inner.updateMarkedIssue(issue, marker, patch);
        }
        parts.write(owner, texts);
        var first = new IssuePatch(
                patch.title(), texts.getFirst(), patch.state(), patch.labels(), patch.priority(), patch.assignees());
        var written = inner.updateMarkedIssue(issue, marker, first);
        return ConnectorException.afterWrite(() -> whole(written));
    }

    @Override
    public RemoteComment createComment(RemoteRef issue, String marker, String body) {
        var texts = parts.split(body, null);
        if (texts.size() == 1) {
            return inner.createComment(issue, marker, body);
        }
        var created = inner.createComment(issue, marker, texts.getFirst());
        try {
            parts.write(Owner.comment(issue, created.ref()), texts);
            return whole(issue, created);
        } catch (ConnectorException halfDone) {
            return torn(created, halfDone);
        }
    }

    @Override
    public RemoteComment updateComment(RemoteRef issue, RemoteRef comment, String body) {
        return updateMarkedComment(issue, comment, null, body);
    }

    @Override
    public RemoteComment updateMarkedComment(RemoteRef issue, RemoteRef comment, @Nullable String marker, String body) {
        var owner = Owner.comment(issue, comment);
        var texts = parts.split(body, owner);
        if (texts.size() == 1 && !parts.known(owner)) {
            return inner.updateMarkedComment(issue, comment, marker, body);
        }
        parts.write(owner, texts);
        return whole(issue, inner.updateMarkedComment(issue, comment, marker, texts.getFirst()));
    }

    @Override
    public void deleteComment(RemoteRef issue, RemoteRef comment) {
        var owner = Owner.comment(issue, comment);
        if (parts.known(owner)) {
            parts.write(owner, List.of("")); // none
        }
        inner.deleteComment(issue, comment);
    }

    @Override
    public boolean deletesIssues() {
        return inner.deletesIssues();
    }

    @Override
    public void deleteIssue(RemoteRef issue) {
        inner.deleteIssue(issue);
    }

    @Override
    public Optional<RemoteIssue> findIssueByMarker(String marker, Instant sentAt) {
        return inner.findIssueByMarker(marker, sentAt).map(this::whole);
    }

    @Override
    public Optional<RemoteComment> findCommentByMarker(RemoteRef issue, String marker, Instant sentAt) {
        return inner.findCommentByMarker(issue, marker, sentAt).map(found -> whole(issue, found));
    }

    @Override
    public Duration createSettles(ConnectorFault fault) {
        return inner.createSettles(fault);
    }

    @Override
    public String canonicalBody(String markdown) {
        return parts.canonical(markdown);
    }

    @Override
    public boolean fits(String markdown) {
        return inner.fits(markdown);
    }

    @Override
    public RemoteState stateFor(StateKind kind, @Nullable RemoteState current) {
        return inner.stateFor(kind, current);
    }

    @Override
    public Optional<String> writesAs() {
        return inner.writesAs();
    }

    @Override
    public Set<Field> fields() {
        return inner.fields();
    }

    private RemoteIssue whole(RemoteIssue issue) {
        var body = parts.whole(Owner.description(issue.ref()), issue.body(), () -> inner.listComments(issue.ref()));
        return body.equals(issue.body())
                ? issue
                : new RemoteIssue(
                        issue.ref(),
                        issue.title(),
                        body,
                        issue.state(),
                        issue.labels(),
                        issue.assignees(),
                        issue.priority(),
                        issue.author(),
                        issue.createdAt(),
                        issue.updatedAt(),
                        issue.url(),
                        issue.pullRequest(),
                        issue.marker(),
                        issue.otherHub());
    }

    /** Of a listing of the whole container, whose tracker asks for the comments of an issue by its key. */
    private RemoteComment whole(RemoteComment comment) {
        return whole(new RemoteRef(comment.issueKey(), comment.issueKey()), comment);
    }

    private RemoteComment whole(RemoteRef issue, RemoteComment comment) {
        return whole(issue, comment, () -> inner.listComments(issue));
    }

    private RemoteComment whole(RemoteRef issue, RemoteComment comment, Supplier<List<RemoteComment>> all) {
        if (PartMark.is(comment.marker())) {
            return comment;
        }
        var body = parts.whole(Owner.comment(issue, comment.ref()), comment.body(), all);
        return body.equals(comment.body())
                ? comment
                : new RemoteComment(
                        comment.ref(),
                        comment.issueKey(),
                        body,
                        comment.author(),
                        comment.createdAt(),
                        comment.updatedAt(),
                        comment.url(),
                        comment.onPullRequest(),
                        comment.marker(),
                        comment.otherHub());
    }

    /** Also where it does not continue any more. */
    Parts parts() {
        return parts;
    }
}
