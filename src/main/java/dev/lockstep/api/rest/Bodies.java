package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads members of request bodies. */
public final class Bodies {
    private Bodies() {}

    public static <T> T required(@Nullable T value, String field) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw Refused.invalid("field_missing", field, field + " is required.");
        }
        return value;
    }

    public static void known(Optional<?> record, String what) {
        if (record.isEmpty()) {
            throw Refused.notFound(what);
        }
    }
}
