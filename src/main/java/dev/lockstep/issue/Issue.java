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
        Filing filing) {}
