package dev.lockstep.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
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
@JsonInclude(JsonInclude.Include.NON_NULL)
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
    private static final String VERSION = "1.0";
    private static final String SOURCE = "/lockstep";
    private static final String JSON = "application/json";

    public static CloudEvent of(Event event) {
        return new CloudEvent(
                VERSION,
                event.id(),
                SOURCE,
                event.type(),
                event.subject(),
                event.at().toString(),
                JSON,
                event.name(),
                event.projectId(),
                String.valueOf(event.seq()),
                Json.tree(event.payload()));
    }

    /** As {@link #of}, without reading the payload: it is JSON already. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Written(
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
            @JsonRawValue String data) {}

    public static String json(Event event) {
        return Json.write(new Written(
                VERSION,
                event.id(),
                SOURCE,
                event.type(),
                event.subject(),
                event.at().toString(),
                JSON,
                event.name(),
                event.projectId(),
                String.valueOf(event.seq()),
                event.payload()));
    }
}
