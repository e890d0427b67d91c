package dev.lockstep.event;

import dev.lockstep.base.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as others get it: CloudEvents 1.0, JSON format. {@code projectid}, {@code name} and {@code sequence} are
 * extensions; what is null is left out of the JSON.
 *
 * @param sequence grows with every event of this hub, with gaps
 */
@com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        String time,
        String datacontenttype,
        @Nullable String name,
        @Nullable UUID projectid,
        String sequence,
        JsonNode data) {
    public static CloudEvent of(Event event) {
        return new CloudEvent(
                "1.0",
                event.id(),
                "/lockstep",
                event.type(),
                event.subject(),
                event.at().toString(),
                "application/json",
                event.name(),
                event.projectId(),
                String.valueOf(event.seq()),
                Json.tree(event.payload()));
    }

    public static String json(Event event) {
        return Json.write(of(event));
    }
}
