package dev.lockstep.api.events;

import dev.lockstep.api.rest.Words;
import dev.lockstep.webhook.Posting;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event that a subscription was told, or will be.
 *
 * @param eventId the {@code webhook-id}
 * @param state waiting, delivered or failed
 * @param nextAt of what waits
 * @param status of the last answer
 * @param said the beginning of the last answer, or why there was none
 */
public record PostingView(
        UUID id,
        UUID eventId,
        String type,
        String body,
        String state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Integer status,
        @Nullable String said,
        @Nullable Instant attemptedAt,
        Instant createdAt) {
    public static PostingView of(Posting from) {
        return new PostingView(
                from.id(),
                from.eventId(),
                from.type(),
                from.body(),
                Words.of(from.state()),
                from.attempts(),
                from.state() == Posting.State.WAITING ? from.dueAt() : null,
                from.status(),
                from.said(),
                from.attemptedAt(),
                from.createdAt());
    }
}
