package dev.lockstep.keyset;

import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Positions in lists, as clients carry them: opaque, and of use in the order that they were given out for. */
public final class Cursors {
    private static final int MAX_CHARS = 4_000;

    private Cursors() {}

    public static String write(Ordering order, List<Object> values) {
        List<Object> parts = new ArrayList<>(List.of(order.sign()));
        parts.addAll(values);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** @param field what it was given as, for the complaint */
    public static List<Object> read(Ordering order, String cursor, String field) {
        var parts = parts(cursor, field);
        if (parts.length == 0 || !order.sign().equals(parts[0])) {
            throw Refused.invalid(
                    "cursor_of_other_order",
                    field,
                    "This cursor was given out for a list in another order. Begin at the first page.");
        }
        List<Object> values = new ArrayList<>();
        for (int at = 1; at < parts.length; at++) {
            values.add(parts[at] instanceof Integer small ? Long.valueOf(small) : parts[at]);
        }
        if (values.size() != order.sorts().size() || !fits(order, values)) {
            throw invalid(field);
        }
        return values;
    }

    private static boolean fits(Ordering order, List<Object> values) {
        for (int at = 0; at < values.size(); at++) {
            if (!order.sorts().get(at).column().takes(values.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static Object[] parts(String cursor, String field) {
        try {
            if (cursor.length() <= MAX_CHARS) {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                var parts = Json.read(text, Object[].class);
                if (parts != null) {
                    return parts;
                }
            }
        } catch (IllegalArgumentException | JacksonException strange) {
            // told below
        }
        throw invalid(field);
    }

    private static Refused invalid(String field) {
        return Refused.invalid("cursor_invalid", field, field + " must be a cursor that this list gave out.");
    }
}
