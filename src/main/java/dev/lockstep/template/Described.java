package dev.lockstep.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a connection or a link beyond what it needs to work.
 *
 * @param name null where it has none of its own
 * @param fields those of its template that are kept; of the others its record knows better
 */
public record Described(@Nullable String name, String description, Map<String, @Nullable Object> fields) {
    public static final Described NOTHING = new Described(null, "", Map.of());

    public Described with(
            @Nullable String otherName,
            @Nullable String otherDescription,
            @Nullable Map<String, @Nullable Object> otherFields) {
        return new Described(
                otherName == null ? name : otherName,
                otherDescription == null ? description : otherDescription,
                otherFields == null ? fields : otherFields);
    }
}
