package dev.lockstep.issue;

import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hub's own record of an issue.
 *
 * @param number in its project, from 1
 * @param body Markdown
 * @param priority urgent, high, medium, low or none
 * @param version grows with every change; every write names the one it read
 * @param createdAt at its origin
 * @param filing the hub's own
 * @param pullRequest it is one at its tracker
 * @param archivedAt when the hub put it away, because it was closed and nobody touched it; null while it is in the lists
 * @param modifiedAt time of the newest change, by the clock of the place it was made
 */
public record Issue(
        UUID id,
        UUID projectId,
        long number,
        String title,
        String body,
        IssueState state,
        SortedSet<String> labels,
        SortedSet<String> assignees,
        String priority,
        @Nullable Author author,
        long version,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant deletedAt,
        Filing filing,
        boolean pullRequest,
        @Nullable Instant archivedAt) {
    /** An issue that is neither a pull request nor archived. */
    public Issue(
            UUID id,
            UUID projectId,
            long number,
            String title,
            String body,
            IssueState state,
            SortedSet<String> labels,
            SortedSet<String> assignees,
            String priority,
            @Nullable Author author,
            long version,
            Instant createdAt,
            Instant modifiedAt,
            @Nullable Instant deletedAt,
            Filing filing) {
        this(
                id,
                projectId,
                number,
                title,
                body,
                state,
                labels,
                assignees,
                priority,
                author,
                version,
                createdAt,
                modifiedAt,
                deletedAt,
                filing,
                false,
                null);
    }
}
