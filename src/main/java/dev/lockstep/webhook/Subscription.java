package dev.lockstep.webhook;

import dev.lockstep.event.Event;
import dev.lockstep.event.EventKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who is told of events.
 *
 * @param projectId whose events; null for those of everything
 * @param events types, beginnings of types and names; empty for all
 * @param stopped why it was disabled, if nobody did it
 * @param failingSince nothing has gone through since; null when the last one has
 */
public record Subscription(
        UUID id,
        @Nullable UUID projectId,
        String url,
        List<String> events,
        boolean enabled,
        @Nullable String stopped,
        @Nullable Instant failingSince,
        Instant createdAt) {
    boolean wants(Event event) {
        return !event.at().isBefore(createdAt)
                && (projectId == null || projectId.equals(event.projectId()))
                && (events.isEmpty() || events.stream().anyMatch(wanted -> EventKind.fits(wanted, event)));
    }
}
