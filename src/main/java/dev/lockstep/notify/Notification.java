package dev.lockstep.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person was told.
 *
 * @param content one sentence, plain text
 * @param projectId what it is about; may be deleted by now
 * @param byId the account of who did it; null for what came from elsewhere or nobody did
 */
public record Notification(
        UUID id,
        UUID personId,
        Kind kind,
        String content,
        @Nullable UUID projectId,
        @Nullable UUID issueId,
        @Nullable UUID byId,
        Instant createdAt,
        @Nullable Instant readAt) {}
