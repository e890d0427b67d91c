package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession.Field;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Per field the pair of values on which both sides last agreed. Both are kept because mappings lose detail (five states
 * on two, rewritten HTML): a field is unchanged on a side when it equals that side's base value.
 */
public record Base(Map<Field, Pair> fields) {
    public static final Base EMPTY = new Base(Map.of());

    public record Pair(String hub, String remote) {}

    @Nullable
    Pair pair(Field field) {
        return fields.get(field);
    }

    Base with(Map<Field, Pair> moved) {
        if (moved.isEmpty()) {
            return this;
        }
        Map<Field, Pair> all = new EnumMap<>(Field.class);
        all.putAll(fields);
        all.putAll(moved);
        return new Base(all);
    }
}
