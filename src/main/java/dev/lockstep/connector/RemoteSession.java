package dev.lockstep.connector;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One link's conversation with its tracker: a connection's credential and one container. Made by {@link
 * Connector#open}, cheap, thread-safe.
 *
 * <p>Called by {@code sync} on virtual threads, never inside a database transaction. Every method blocks for at most
 * {@link #DEADLINE_SECONDS} and throws {@link ConnectorException}, whose fault says what may be done about it. A method
 * whose request could not be sent because the budget is spent throws {@link ConnectorFault.RateLimited} without having
 * called anybody. Every answer is untrusted: what does not parse is {@link ConnectorFault.Malformed}.
 */
public interface RemoteSession {
    /** A request that has not ended by then is cut off, and its outcome is unknown. */
    int DEADLINE_SECONDS = 30;

    Tracker tracker();

    /** Ascending by time of change, complete. Pull requests are included where the tracker lists them. */
    Walk<RemoteIssue> walkIssues(Walk.Position position);

    /** Open issues, the most recently changed first; for showing something soon. Its cursor means nothing. */
    Walk<RemoteIssue> walkOpenIssuesNewestFirst(Walk.Position position);

    /**
     * Comments of the whole container, ascending by time of change.
     *
     * @return empty when the tracker can only list by issue; then {@link #listComments} is asked
     */
    Optional<Walk<RemoteComment>> walkComments(Walk.Position position);

    /** All comments of one issue, complete, oldest first. */
    List<RemoteComment> listComments(RemoteRef issue);

    /**
     * Which of these issues the tracker's own query language finds, by their ids; one request for a page of them. Only
     * Jira has one (JQL).
     *
     * @param query a condition as a person wrote it; {@link ConnectorFault.Invalid} when the tracker does not understand it
     */
    default Set<String> matching(String query, List<RemoteRef> issues) {
        throw new ConnectorException(
                new ConnectorFault.Invalid("This tracker has no query language; link it without a query.", "query"));
    }

    RemoteIssue readIssue(RemoteRef issue);

    /** Reads it unless it is still what this ETag was given for; where a tracker has no such answers, it always reads. */
    default Reading readIssue(RemoteRef issue, @Nullable String etag) {
        return new Reading(readIssue(issue), null);
    }

    /**
     * @param issue null when it is not modified
     * @param etag for the next reading, null where there are none
     */
    record Reading(@Nullable RemoteIssue issue, @Nullable String etag) {}

    /**
     * The issue as a webhook delivery shows it: a hint that costs no request, and unproven.
     *
     * @param delivery its body
     * @return empty where it does not hold the whole issue as {@link #readIssue} would give it
     */
    default Optional<RemoteIssue> told(String delivery) {
        return Optional.empty();
    }

    /**
     * What the edit that a webhook delivery tells of replaced, as {@link #told} would show it; unproven.
     *
     * @param delivery its body
     * @return empty where that is not told
     */
    default Map<Field, String> replaced(String delivery) {
        return Map.of();
    }

    /** The fields of which {@link #replaced} tells. */
    default Set<Field> tellsReplaced() {
        return Set.of();
    }

    /**
     * What the tracker's own history tells of an issue, ascending, and perhaps only the newest of it; empty where it tells
     * nothing. Costs nothing for an issue that was just read.
     */
    default List<RemoteChange> changes(RemoteRef issue) {
        return List.of();
    }

    /**
     * What the tracker's own history tells of an issue since a time by its clock, ascending; empty where it tells nothing. May
     * cost a request: it is asked when a write had no answer and does not show.
     */
    default List<RemoteChange> changesSince(RemoteRef issue, Instant time) {
        return changes(issue).stream()
                .filter(change -> change.at().isAfter(time))
                .toList();
    }

    RemoteComment readComment(RemoteRef issue, RemoteRef comment);

    /**
     * Creates an issue. A tracker that cannot create a closed issue (GitHub) creates it open and closes it with a second
     * request; when only the second fails the issue is returned as it stands, open. So the answer's state, not the
     * draft's, is what both sides last agreed on (see {@link #bornAs}).
     */
    RemoteIssue createIssue(IssueDraft draft);

    /**
     * The state that a create with this kind leaves for certain, and so the base of the state of an issue that was
     * adopted after an unknown outcome. Where it is not {@link #stateFor}'s, the state may still have to be written.
     */
    RemoteState bornAs(StateKind kind);

    /** Changes only the fields that the patch names. */
    RemoteIssue updateIssue(RemoteRef issue, IssuePatch patch);

    /**
     * Of an issue that is to keep the mark which its create left on it, where an edit of its text would take that away.
     *
     * @param marker as it was read; null when there is none of ours
     */
    default RemoteIssue updateMarkedIssue(RemoteRef issue, @Nullable String marker, IssuePatch patch) {
        return updateIssue(issue, patch);
    }

    RemoteComment createComment(RemoteRef issue, String marker, String body);

    RemoteComment updateComment(RemoteRef issue, RemoteRef comment, String body);

    /**
     * Of a comment that is to keep the mark which its create left on it, where an edit would take that away.
     *
     * @param marker as it was read; null when there is none of ours
     */
    default RemoteComment updateMarkedComment(
            RemoteRef issue, RemoteRef comment, @Nullable String marker, String body) {
        return updateComment(issue, comment, body);
    }

    void deleteComment(RemoteRef issue, RemoteRef comment);

    /** True where an account may take an issue away for good. */
    default boolean deletesIssues() {
        return false;
    }

    /** Only where {@link #deletesIssues}; what is deleted there takes its comments with it. */
    default void deleteIssue(RemoteRef issue) {
        throw new ConnectorException(new ConnectorFault.Forbidden("Issues cannot be deleted there."));
    }

    /**
     * Looks for an issue that a create with this marker left behind.
     *
     * @param sentAt when the create began; older issues are not looked at
     */
    Optional<RemoteIssue> findIssueByMarker(String marker, Instant sentAt);

    Optional<RemoteComment> findCommentByMarker(RemoteRef issue, String marker, Instant sentAt);

    /** How long after a create of unknown outcome its absence proves that it did not happen. */
    java.time.Duration createSettles(ConnectorFault fault);

    /** Title, body, labels and comment bodies as this tracker would give them back after it was sent the draft's. */
    String canonicalBody(String markdown);

    /** False for a body that is longer than the tracker takes, with a mark on it. */
    default boolean fits(String markdown) {
        return true;
    }

    /** The state the tracker shows for what was sent: the key that {@link RemoteState#key()} will have. */
    RemoteState stateFor(StateKind kind, @Nullable RemoteState current);

    /** The states that issues can have there, in the tracker's order; empty where it has none beside open and closed. */
    default List<NamedState> states() {
        return List.of();
    }

    /** @param name as people see it */
    record NamedState(RemoteState state, String name) {}

    /** The name of the account that writes, where it is known or may be asked for; empty elsewhere. */
    default Optional<String> writesAs() {
        return Optional.empty();
    }

    /** Which parts of an issue this tracker can hold. */
    Set<Field> fields();

    /** Parts of an issue that some trackers have and others lack. */
    enum Field {
        TITLE,
        BODY,
        STATE,
        LABELS,
        ASSIGNEES,
        PRIORITY
    }
}
