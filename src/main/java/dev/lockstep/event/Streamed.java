package dev.lockstep.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in Redis: a map of texts. {@code data} is the whole event for others, what stands beside it is for
 * who selects without reading it.
 *
 * @param prev the event before it in the outbox, so that whoever missed one sees that
 */
record Streamed(Event event, long prev) {
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("seq", String.valueOf(event.seq()));
        fields.put("prev", String.valueOf(prev));
        fields.put("id", event.id().toString());
        fields.put("type", event.type());
        put(fields, "name", event.name());
        fields.put("subject", event.subject());
        put(
                fields,
                "project",
                event.projectId() == null ? null : event.projectId().toString());
        fields.put("payload", event.payload());
        fields.put("at", String.valueOf(event.at().toEpochMilli()));
        fields.put("data", CloudEvent.json(event));
        return fields;
    }

    /** Null when somebody else wrote it: what is not ours is passed over, and missed events are seen by {@code prev}. */
    static @Nullable Streamed read(Map<String, String> fields) {
        try {
            var project = fields.get("project");
            var event = new Event(
                    Long.parseLong(text(fields, "seq")),
                    UUID.fromString(text(fields, "id")),
                    text(fields, "type"),
                    fields.get("name"),
                    text(fields, "subject"),
                    project == null ? null : UUID.fromString(project),
                    text(fields, "payload"),
                    Instant.ofEpochMilli(Long.parseLong(text(fields, "at"))));
            return new Streamed(event, Long.parseLong(text(fields, "prev")));
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }

    /** The events among these that come right after one another and after {@code known}; empty when something is missing. */
    static List<Event> after(long known, List<Streamed> some) {
        var fresh = some.stream().filter(each -> each.event().seq() > known).toList();
        long last = known;
        for (var each : fresh) {
            // The first may have been preceded by what is known already.
            if (each == fresh.getFirst() ? each.prev() > known : each.prev() != last) {
                return List.of();
            }
            last = each.event().seq();
        }
        return fresh.stream().map(Streamed::event).toList();
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static String text(Map<String, String> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }
}
