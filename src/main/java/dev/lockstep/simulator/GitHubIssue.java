package dev.lockstep.simulator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue or a pull request. Times have whole seconds.
 *
 * @param stateReason completed, not_planned, duplicate or reopened; null for one that was never closed
 * @param labels as they are spelled in the repository
 */
public record GitHubIssue(
        long id,
        long number,
        String title,
        @Nullable String body,
        boolean open,
        @Nullable String stateReason,
        List<String> labels,
        String author,
        List<String> assignees,
        boolean pullRequest,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt) {

    GitHubIssue touched(Instant at) {
        return new GitHubIssue(
                id,
                number,
                title,
                body,
                open,
                stateReason,
                labels,
                author,
                assignees,
                pullRequest,
                createdAt,
                at,
                closedAt);
    }

    GitHubIssue written(String newTitle, @Nullable String newBody) {
        return new GitHubIssue(
                id,
                number,
                newTitle,
                newBody,
                open,
                stateReason,
                labels,
                author,
                assignees,
                pullRequest,
                createdAt,
                updatedAt,
                closedAt);
    }

    GitHubIssue moved(boolean nowOpen, @Nullable String reason, @Nullable Instant closed) {
        return new GitHubIssue(
                id,
                number,
                title,
                body,
                nowOpen,
                reason,
                labels,
                author,
                assignees,
                pullRequest,
                createdAt,
                updatedAt,
                closed);
    }

    GitHubIssue labelled(List<String> newLabels) {
        return new GitHubIssue(
                id,
                number,
                title,
                body,
                open,
                stateReason,
                newLabels,
                author,
                assignees,
                pullRequest,
                createdAt,
                updatedAt,
                closedAt);
    }

    GitHubIssue assigned(List<String> logins) {
        return new GitHubIssue(
                id,
                number,
                title,
                body,
                open,
                stateReason,
                labels,
                author,
                logins,
                pullRequest,
                createdAt,
                updatedAt,
                closedAt);
    }
}
