package dev.lockstep.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as a tracker holds it.
 *
 * @param issueKey the {@link RemoteRef#key()} of its issue
 * @param body Markdown, LF line ends, creation marker removed
 * @param onPullRequest true when it stands under a pull request
 * @param marker as in {@link RemoteIssue}
 * @param otherHub as in {@link RemoteIssue}
 */
public record RemoteComment(
        RemoteRef ref,
        String issueKey,
        String body,
        @Nullable Person author,
        Instant createdAt,
        Instant updatedAt,
        String url,
        boolean onPullRequest,
        @Nullable String marker,
        @Nullable String otherHub) {}
