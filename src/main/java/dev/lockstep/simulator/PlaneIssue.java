package dev.lockstep.simulator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work item. Times have microseconds.
 *
 * @param descriptionHtml as the server keeps it
 * @param priority urgent, high, medium, low or none
 * @param touchedAt when it was last written
 * @param settlesAt from then on {@link #updatedAt(Instant)} shows this: the server touches an item once more after a
 *     write
 */
public record PlaneIssue(
        UUID id,
        long sequenceId,
        String name,
        String descriptionHtml,
        String priority,
        UUID state,
        List<UUID> labels,
        List<UUID> assignees,
        UUID createdBy,
        @Nullable String externalSource,
        @Nullable String externalId,
        Instant createdAt,
        Instant touchedAt,
        Instant settlesAt,
        @Nullable Instant completedAt) {

    public Instant updatedAt(Instant now) {
        return settlesAt.isAfter(now) ? touchedAt : settlesAt;
    }

    PlaneIssue touched(Instant at, Instant settles) {
        return new PlaneIssue(
                id,
                sequenceId,
                name,
                descriptionHtml,
                priority,
                state,
                labels,
                assignees,
                createdBy,
                externalSource,
                externalId,
                createdAt,
                at,
                settles,
                completedAt);
    }

    PlaneIssue written(String newName, String html, String newPriority) {
        return new PlaneIssue(
                id,
                sequenceId,
                newName,
                html,
                newPriority,
                state,
                labels,
                assignees,
                createdBy,
                externalSource,
                externalId,
                createdAt,
                touchedAt,
                settlesAt,
                completedAt);
    }

    PlaneIssue moved(UUID newState, @Nullable Instant completed) {
        return new PlaneIssue(
                id,
                sequenceId,
                name,
                descriptionHtml,
                priority,
                newState,
                labels,
                assignees,
                createdBy,
                externalSource,
                externalId,
                createdAt,
                touchedAt,
                settlesAt,
                completed);
    }

    PlaneIssue given(List<UUID> newLabels, List<UUID> newAssignees) {
        return new PlaneIssue(
                id,
                sequenceId,
                name,
                descriptionHtml,
                priority,
                state,
                newLabels,
                newAssignees,
                createdBy,
                externalSource,
                externalId,
                createdAt,
                touchedAt,
                settlesAt,
                completedAt);
    }

    PlaneIssue named(@Nullable String source, @Nullable String external) {
        return new PlaneIssue(
                id,
                sequenceId,
                name,
                descriptionHtml,
                priority,
                state,
                labels,
                assignees,
                createdBy,
                source,
                external,
                createdAt,
                touchedAt,
                settlesAt,
                completedAt);
    }
}
