package dev.lockstep.issue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One recorded change of an issue. The timeline is their append-only list. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Created.class, name = "created"),
    @JsonSubTypes.Type(value = Change.TitleChanged.class, name = "title_changed"),
    @JsonSubTypes.Type(value = Change.BodyChanged.class, name = "body_changed"),
    @JsonSubTypes.Type(value = Change.StateChanged.class, name = "state_changed"),
    @JsonSubTypes.Type(value = Change.LabelsChanged.class, name = "labels_changed"),
    @JsonSubTypes.Type(value = Change.AssigneesChanged.class, name = "assignees_changed"),
    @JsonSubTypes.Type(value = Change.PriorityChanged.class, name = "priority_changed"),
    @JsonSubTypes.Type(value = Change.FilingChanged.class, name = "filing_changed"),
    @JsonSubTypes.Type(value = Change.CommentAdded.class, name = "comment_added"),
    @JsonSubTypes.Type(value = Change.CommentEdited.class, name = "comment_edited"),
    @JsonSubTypes.Type(value = Change.CommentDeleted.class, name = "comment_deleted"),
    @JsonSubTypes.Type(value = Change.ConflictDecided.class, name = "conflict_decided"),
    @JsonSubTypes.Type(value = Change.ConflictOpened.class, name = "conflict_opened"),
    @JsonSubTypes.Type(value = Change.ConflictResolved.class, name = "conflict_resolved"),
    @JsonSubTypes.Type(value = Change.Removed.class, name = "removed"),
    @JsonSubTypes.Type(value = Change.Archived.class, name = "archived"),
    @JsonSubTypes.Type(value = Change.Unarchived.class, name = "unarchived"),
    @JsonSubTypes.Type(value = Change.ClosedThere.class, name = "closed_there"),
})
public sealed interface Change {
    record Created(String title) implements Change {}

    record TitleChanged(String before, String after) implements Change {}

    record BodyChanged(String before, String after) implements Change {}

    record StateChanged(IssueState before, IssueState after) implements Change {}

    record LabelsChanged(SortedSet<String> added, SortedSet<String> removed) implements Change {}

    record AssigneesChanged(SortedSet<String> added, SortedSet<String> removed) implements Change {}

    record PriorityChanged(String before, String after) implements Change {}

    /** {@code field} is dueOn or category; an empty value is none. */
    record FilingChanged(String field, String before, String after) implements Change {}

    record CommentAdded(UUID commentId) implements Change {}

    record CommentEdited(UUID commentId, String before) implements Change {}

    /** The text is kept here: nothing a person wrote is dropped without a trace. */
    record CommentDeleted(UUID commentId, String text) implements Change {}

    /** Both sides changed the same thing; {@code losing} was overwritten and can be restored. */
    record ConflictDecided(
            String field,
            String winning,
            String losing,
            String policy,
            @Nullable UUID commentId) implements Change {}

    /** Both sides changed the same thing, and each keeps its own until a person says what stands. */
    record ConflictOpened(
            String field,
            String hub,
            String remote,
            @Nullable UUID commentId) implements Change {}

    /** {@code how} it was settled; both values are kept here, whichever of them stands. */
    record ConflictResolved(
            String field,
            String how,
            String hub,
            String remote,
            @Nullable UUID commentId) implements Change {}

    /** The issue is gone at {@code place}; here it stays. */
    record Removed(String place) implements Change {}

    /** The hub put it away: it was closed, and nobody touched it since {@code untouchedSince} or earlier. */
    record Archived(Instant untouchedSince) implements Change {}

    /** It is in the lists again, because somebody touched it. */
    record Unarchived() implements Change {}

    /** Deleted here, the issue was closed at {@code place}. */
    record ClosedThere(String place) implements Change {}
}
