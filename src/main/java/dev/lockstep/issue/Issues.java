package dev.lockstep.issue;

import dev.lockstep.base.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues, comments and their timeline. Thread-safe; methods that write open their own unit of work or join the caller's,
 * append to the timeline and the outbox, and announce {@link IssueTouched} or {@link CommentTouched} inside the
 * transaction.
 */
public interface Issues {
    Issue create(NewIssue issue, Origin origin);

    /**
     * @param expectedVersion the version that the caller decided on
     * @throws VersionConflict when the issue has moved on
     */
    Issue edit(UUID id, long expectedVersion, Edit edit, Origin origin, Instant at);

    Comment addComment(NewComment comment, Origin origin);

    Comment editComment(UUID id, long expectedVersion, String body, Origin origin, Instant at);

    void deleteComment(UUID id, long expectedVersion, Origin origin, Instant at);

    /** Appends to the timeline without changing the issue. */
    void note(UUID issueId, Change change, Origin origin, Instant at);

    /** Marks the issue as deleted, whatever its version; it stays readable. */
    void remove(UUID id, Origin origin, Instant at);

    /** @throws VersionConflict when the issue has moved on */
    Issue remove(UUID id, long expectedVersion, Origin origin, Instant at);

    /**
     * Puts a closed issue away, in the hub alone: its version stays, and no tracker hears of it.
     *
     * @param before nobody touched it then or later, else it stays
     * @return whether it was put away
     */
    boolean archive(UUID id, Instant before, Instant at);

    /** Takes it back if it was put away; every change of it or its comments does so by itself. */
    void wake(UUID id, Origin origin, Instant at);

    Optional<Issue> find(UUID id);

    /** The project of an issue, a removed one too. */
    Optional<UUID> projectOf(UUID issueId);

    /** In one query; ids of no issue are left out. */
    Map<UUID, Issue> all(Collection<UUID> ids);

    Optional<Issue> findNumber(UUID projectId, long number);

    /** By their numbers, removed ones left out. */
    List<Issue> numbered(UUID projectId, long after, int limit);

    Optional<Comment> findComment(UUID id);

    /** When issues and comments last changed, deleted ones too; ids of neither are left out. */
    Map<UUID, Instant> modifiedAt(Set<UUID> ids);

    /** In one query; ids of no issue are left out. */
    Map<UUID, String> titles(Set<UUID> ids);

    /** Oldest first, deleted ones left out. */
    List<Comment> comments(UUID issueId);

    /** Issues of a project with exactly this title, at most 100; for matching. */
    List<Issue> titled(UUID projectId, String title);

    /** Oldest first, deleted ones left out. */
    Slice<Comment> comments(UUID issueId, int limit, @Nullable String cursor);

    /** Newest first, deleted ones left out. */
    Slice<Comment> latestComments(UUID issueId, int limit, @Nullable String cursor);

    /** How many comments the issues have now; those without any are not named. */
    Map<UUID, Long> commentCounts(Collection<UUID> issues);

    /** In which categories the project's issues are, by name; what has none or was put away is not counted. At most 1000. */
    List<Category> categories(UUID projectId);

    record Category(String name, long issues) {}

    /** Newest change first, removed ones left out. */
    default Slice<Issue> list(@Nullable UUID projectId, int limit, @Nullable String cursor) {
        return filtered(IssueFilter.of(projectId), limit, cursor);
    }

    /** In the same order. */
    Slice<Issue> filtered(IssueFilter filter, int limit, @Nullable String cursor);

    /** Of the timeline what concerns both sides: conflicts opened, decided and resolved, and removals; newest first. */
    Slice<TimelineEntry> decisions(UUID issueId, int limit, @Nullable String cursor);

    /** The newest entries of the timeline, newest first. */
    List<TimelineEntry> newest(UUID issueId, int limit);

    /** Oldest first. */
    Slice<TimelineEntry> timeline(UUID issueId, int limit, @Nullable String cursor);

    /** @param id reserved earlier, or a fresh one */
    record NewIssue(
            UUID id,
            UUID projectId,
            String title,
            String body,
            IssueState state,
            SortedSet<String> labels,
            SortedSet<String> assignees,
            String priority,
            @Nullable Author author,
            Instant createdAt,
            Instant modifiedAt,
            Filing filing,
            boolean pullRequest) {
        public NewIssue(
                UUID id,
                UUID projectId,
                String title,
                String body,
                IssueState state,
                SortedSet<String> labels,
                SortedSet<String> assignees,
                String priority,
                @Nullable Author author,
                Instant createdAt,
                Instant modifiedAt,
                Filing filing) {
            this(
                    id,
                    projectId,
                    title,
                    body,
                    state,
                    labels,
                    assignees,
                    priority,
                    author,
                    createdAt,
                    modifiedAt,
                    filing,
                    false);
        }

        public NewIssue(
                UUID id,
                UUID projectId,
                String title,
                String body,
                IssueState state,
                SortedSet<String> labels,
                SortedSet<String> assignees,
                String priority,
                @Nullable Author author,
                Instant createdAt,
                Instant modifiedAt) {
            this(
                    id,
                    projectId,
                    title,
                    body,
                    state,
                    labels,
                    assignees,
                    priority,
                    author,
                    createdAt,
                    modifiedAt,
                    Filing.NONE);
        }
    }

    record NewComment(
            UUID id, UUID issueId, String body, @Nullable Author author, Instant createdAt, Instant modifiedAt) {}

    /** Null members stay as they are. */
    record Edit(
            @Nullable String title,
            @Nullable String body,
            @Nullable IssueState state,
            @Nullable SortedSet<String> labels,
            @Nullable SortedSet<String> assignees,
            @Nullable String priority,
            @Nullable Filing filing) {
        public static final Edit NOTHING = new Edit(null, null, null, null, null, null);

        /** Of what trackers know as well. */
        public Edit(
                @Nullable String title,
                @Nullable String body,
                @Nullable IssueState state,
                @Nullable SortedSet<String> labels,
                @Nullable SortedSet<String> assignees,
                @Nullable String priority) {
            this(title, body, state, labels, assignees, priority, null);
        }
    }

    record TimelineEntry(UUID id, UUID issueId, Change change, Origin origin, Instant at) {}

    /**
     * Announced inside the transaction of a change of an issue.
     *
     * @param fields the changed ones: title, body, state, labels, assignees, priority, dueOn, category, archived (put away, or
     *     back again); or {@code removed} alone
     * @param turned it was open and is closed now, or the other way round
     */
    record IssueTouched(Issue issue, Set<String> fields, boolean created, Origin origin, boolean turned) {
        public IssueTouched(Issue issue, Set<String> fields, boolean created, Origin origin) {
            this(issue, fields, created, origin, false);
        }
    }

    /** Announced inside the transaction of a change of a comment; {@code what} is created, edited or deleted. */
    record CommentTouched(UUID projectId, Comment comment, String what, Origin origin) {}

    /** The record moved on since it was read: read again and decide again. */
    final class VersionConflict extends RuntimeException {
        public VersionConflict(String what) {
            super(what, null, false, false);
        }
    }
}
