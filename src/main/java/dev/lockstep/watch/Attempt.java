package dev.lockstep.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a run.
 *
 * @param number counts from 1
 * @param result the HTTP status or exit code
 * @param reason why it failed or was refused
 * @param output what it said; secrets masked, control characters escaped, cut
 * @param textHash SHA-256 of the script that ran
 */
public record Attempt(
        int number,
        State state,
        @Nullable String result,
        @Nullable String reason,
        @Nullable String output,
        @Nullable String textHash,
        @Nullable Long durationMillis,
        Instant startedAt,
        @Nullable Instant finishedAt) {
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        REFUSED,
        /** The process that made it did not live to end it. */
        LOST
    }
}
