package dev.lockstep.watch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a check saw.
 *
 * @param times how many equal checks in a row it stands for
 */
public record CheckRow(
        UUID id,
        long number,
        UUID watchId,
        CheckStatus status,
        @Nullable String branch,
        @Nullable String commitSha,
        @Nullable String commitMessage,
        @Nullable String commitAuthor,
        @Nullable Instant commitDate,
        @Nullable String detail,
        long times,
        Instant firstAt,
        Instant lastAt) {}
