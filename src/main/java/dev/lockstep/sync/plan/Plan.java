package dev.lockstep.sync.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of changes that nobody has made yet, for a person to look at.
 *
 * @param linkId the link that it was asked for; a sync covers all links of its project
 * @param message what is being done, or why it failed, for a person
 * @param jobId of an undo: the job
 * @param pages requests that the reading took
 * @param summary empty until it is ready
 * @param endedAt when it was ready or failed; null before
 */
public record Plan(
        UUID id,
        UUID projectId,
        UUID linkId,
        Kind kind,
        Status status,
        String message,
        @Nullable UUID jobId,
        long pages,
        Summary summary,
        Instant createdAt,
        @Nullable Instant endedAt) {
    public enum Kind {
        SYNC,
        VERIFY,
        UNDO
    }

    public enum Status {
        READING,
        DECIDING,
        READY,
        APPLYING,
        APPLIED,
        FAILED;

        public boolean live() {
            return this == READING || this == DECIDING || this == APPLYING;
        }
    }
}
