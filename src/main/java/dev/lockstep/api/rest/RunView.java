package dev.lockstep.api.rest;

import dev.lockstep.watch.Attempt;
import dev.lockstep.watch.Run;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run on the wire. {@code result} is the HTTP status of a webhook or the exit code of a script. */
record RunView(
        UUID id,
        UUID actionId,
        UUID watchId,
        String kind,
        String cause,
        String branch,
        String commitSha,
        String commitMessage,
        String commitAuthor,
        Instant commitDate,
        String state,
        int attempt,
        @Nullable String result,
        @Nullable String reason,
        @Nullable String output,
        @Nullable String scriptHash,
        @Nullable Long durationMillis,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    static RunView of(Run run) {
        var commit = run.commit();
        return new RunView(
                run.id(),
                run.actionId(),
                run.watchId(),
                Words.of(run.kind()),
                Words.of(run.cause()),
                commit.branch(),
                commit.sha(),
                commit.message(),
                commit.author(),
                commit.date(),
                Words.of(run.state()),
                run.attempts(),
                run.result(),
                run.reason(),
                run.output(),
                run.textHash(),
                run.durationMillis(),
                run.state() == Run.State.QUEUED ? run.dueAt() : null,
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
    }

    /** One attempt of a run. */
    record Try(
            int attempt,
            String state,
            @Nullable String result,
            @Nullable String reason,
            @Nullable String output,
            @Nullable String scriptHash,
            @Nullable Long durationMillis,
            Instant startedAt,
            @Nullable Instant finishedAt) {
        static Try of(Attempt attempt) {
            return new Try(
                    attempt.number(),
                    Words.of(attempt.state()),
                    attempt.result(),
                    attempt.reason(),
                    attempt.output(),
                    attempt.textHash(),
                    attempt.durationMillis(),
                    attempt.startedAt(),
                    attempt.finishedAt());
        }
    }
}
