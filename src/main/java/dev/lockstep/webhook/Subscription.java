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
 * @param whose what it hears
 * @param events types, beginnings of types and names; empty for all, as it always is for a person's
 * @param stopped why it was disabled, if nobody did it
 * @param failingSince nothing has gone through since; null when the last one has
 */
public record Subscription(
        UUID id,
        Whose whose,
        String url,
        List<String> events,
        boolean enabled,
        @Nullable String stopped,
        @Nullable Instant failingSince,
        Instant createdAt) {
    boolean wants(Event event) {
        return !event.at().isBefore(createdAt)
                && hears(event)
                && (events.isEmpty() || events.stream().anyMatch(wanted -> EventKind.fits(wanted, event)));
    }

    private boolean hears(Event event) {
        if (whose.person() != null) {
            return Notified.hears(whose.person(), event);
        }
        return whose.project() == null || whose.project().equals(event.projectId());
    }
}
