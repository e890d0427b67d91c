package dev.lockstep.webhook;

import dev.lockstep.base.Json;
import dev.lockstep.event.Event;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What events say of people who have a subscription of their own; docs/events.md lists it. Pure. */
final class Notified {
    private static final String NOTIFICATION = "notification.created";
    private static final String ACCOUNT = "person.updated";

    private Notified() {}

    private record Told(
            @Nullable Set<String> channels, @Nullable String status) {}

    /** Whom these events notify of something, over whatever channel. */
    static Set<UUID> people(List<Event> events) {
        return events.stream()
                .filter(event -> event.type().equals(NOTIFICATION))
                .map(event -> UUID.fromString(event.subject()))
                .collect(Collectors.toSet());
    }

    /** Whether the person wants this one to be sent. */
    static boolean hears(UUID person, Event event) {
        return event.type().equals(NOTIFICATION)
                && event.subject().equals(person.toString())
                && Objects.requireNonNullElse(told(event).channels(), Set.<String>of())
                        .contains("webhook");
    }

    /** Who may not log in from these events on. */
    static Set<UUID> gone(List<Event> events) {
        return events.stream()
                .filter(event -> event.type().equals(ACCOUNT)
                        && "deactivated".equals(told(event).status()))
                .map(event -> UUID.fromString(event.subject()))
                .collect(Collectors.toSet());
    }

    private static Told told(Event event) {
        return Json.read(event.payload(), Told.class);
    }
}
