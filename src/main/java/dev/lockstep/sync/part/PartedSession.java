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
import dev.lockstep.text.LongText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session in which a description may be as long as it likes: what the tracker does not take in one piece continues in
 * comments of the issue. Whoever reads the issue sees it whole; whoever lists comments does not see those. Where parts are
 * missing, or of two writings, the description is left as it stands, with its line: {@link DescriptionParts#isTorn}.
 */
public final class PartedSession implements RemoteSession {
    private final RemoteSession inner;
    private final DescriptionParts parts;

    public PartedSession(RemoteSession inner) {
        this.inner = inner;
        parts = new DescriptionParts(inner);
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
        var issues = walk.items().stream().map(parts::whole).toList();
        return new Walk<>(issues, walk.next(), walk.cursor(), walk.etag(), walk.notModified(), walk.expected());
    }

    /** With the parts of descriptions: whoever edited one edited its issue. */
    @Override
    public Optional<Walk<RemoteComment>> walkComments(Walk.Position position) {
        return inner.walkComments(position);
    }

    @Override
    public List<RemoteComment> listComments(RemoteRef issue) {
        return inner.listComments(issue).stream()
                .filter(comment -> !DescriptionParts.isPart(comment.marker()))
                .toList();
    }

    @Override
    public RemoteIssue readIssue(RemoteRef issue) {
        return parts.whole(inner.readIssue(issue));
    }

    @Override
    public Reading readIssue(RemoteRef issue, @Nullable String etag) {
        var reading = inner.readIssue(issue, etag);
        if (reading.issue() == null || LongText.part(reading.issue().body()).isEmpty()) {
            return reading;
        }
        // The issue's ETag says nothing of its comments.
        return new Reading(parts.whole(reading.issue()), null);
    }

    @Override
    public List<RemoteChange> changes(RemoteRef issue) {
        return inner.changes(issue);
    }

    @Override
    public RemoteComment readComment(RemoteRef issue, RemoteRef comment) {
        return inner.readComment(issue, comment);
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
            parts.write(created.ref(), texts);
            return parts.whole(created);
        } catch (ConnectorException halfDone) {
            // The issue is there, and must not be created again; that its text is torn shows.
            return created;
        }
    }

    @Override
    public RemoteState bornAs(StateKind kind) {
        return inner.bornAs(kind);
    }

    @Override
    public RemoteIssue updateIssue(RemoteRef issue, IssuePatch patch) {
        if (patch.body() == null) {
            return parts.whole(inner.updateIssue(issue, patch));
        }
        var texts = parts.split(patch.body(), issue);
        if (texts.size() == 1 && !parts.known(issue)) {
            return inner.updateIssue(issue, patch);
        }
        // Whatever comes between, the description that stands there then is torn, and is written again.
        parts.clear(issue, texts.size());
        parts.write(issue, texts);
        var first = new IssuePatch(
                patch.title(), texts.getFirst(), patch.state(), patch.labels(), patch.priority(), patch.assignees());
        return parts.whole(inner.updateIssue(issue, first));
    }

    @Override
    public RemoteComment createComment(RemoteRef issue, String marker, String body) {
        return inner.createComment(issue, marker, body);
    }

    @Override
    public RemoteComment updateComment(RemoteRef issue, RemoteRef comment, String body) {
        return inner.updateComment(issue, comment, body);
    }

    @Override
    public RemoteComment updateMarkedComment(RemoteRef issue, RemoteRef comment, String marker, String body) {
        return inner.updateMarkedComment(issue, comment, marker, body);
    }

    @Override
    public void deleteComment(RemoteRef issue, RemoteRef comment) {
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
        return inner.findIssueByMarker(marker, sentAt).map(parts::whole);
    }

    @Override
    public Optional<RemoteComment> findCommentByMarker(RemoteRef issue, String marker, Instant sentAt) {
        return inner.findCommentByMarker(issue, marker, sentAt);
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
}
