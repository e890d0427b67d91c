package dev.lockstep.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run over the links of a project that a person can watch.
 *
 * @param linkIds the links it covers
 * @param githubRepo owner/name, null without a GitHub link
 * @param planeWorkspace workspace slug, null without a Plane link
 * @param progress 0 to 100, never falls, 100 only at the end
 * @param message what it is doing, for a person
 * @param total operations known so far, at least; ended: those that came to an end
 * @param ratePerSecond operations per second lately, 0 before it is known
 * @param eta when it will be done; null before anything can be said
 * @param requests sent to the trackers for it
 */
public record Job(
        UUID id,
        UUID projectId,
        List<UUID> linkIds,
        Kind kind,
        Status status,
        int progress,
        String message,
        @Nullable String errorMessage,
        @Nullable String githubRepo,
        @Nullable String planeWorkspace,
        @Nullable String planeProjectId,
        long total,
        long ended,
        long created,
        long changed,
        long skipped,
        long failed,
        long requests,
        double ratePerSecond,
        @Nullable Eta eta,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {
    /** @param seconds from now at the present pace, null while it stands; earliest and latest count the trackers' limits */
    public record Eta(@Nullable Long seconds, long earliestSeconds, long latestSeconds) {}

    public enum Kind {
        FIRST_IMPORT,
        RECONCILE
    }

    public enum Status {
        PENDING,
        IN_PROGRESS,
        COMPLETED,
        FAILED;

        public boolean live() {
            return this == PENDING || this == IN_PROGRESS;
        }
    }
}
