package dev.lockstep.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event for one subscription.
 *
 * @param eventId the {@code webhook-id}, the same at each attempt
 * @param status of the last answer; null when there was none
 * @param said the beginning of the last answer, or why there was none
 */
public record Posting(
        UUID id,
        UUID subscriptionId,
        UUID eventId,
        String type,
        String body,
        State state,
        int attempts,
        Instant dueAt,
        @Nullable Integer status,
        @Nullable String said,
        @Nullable Instant attemptedAt,
        Instant createdAt) {
    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }
}
