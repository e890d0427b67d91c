package dev.lockstep.watch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an action for a commit. A retry is the same run.
 *
 * @param result the HTTP status or exit code
 * @param reason why it failed or was refused
 * @param output what it said; secrets masked, control characters escaped, cut
 * @param textHash SHA-256 of the script that ran
 */
public record Run(
        UUID id,
        long number,
        UUID actionId,
        UUID watchId,
        Action.Kind kind,
        Cause cause,
        Commit commit,
        State state,
        int attempts,
        Instant dueAt,
        @Nullable String result,
        @Nullable String reason,
        @Nullable String output,
        @Nullable String textHash,
        @Nullable Long durationMillis,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        REFUSED
    }

    public enum Cause {
        COMMIT,
        TEST,
        AGAIN
    }

    public record Commit(String branch, String sha, String message, String author, Instant date) {
        String firstLine() {
            return message.lines().findFirst().orElse("").strip();
        }

        String shortSha() {
            return sha.substring(0, Math.min(7, sha.length()));
        }
    }
}
