package dev.lockstep.sync.plan;

import dev.lockstep.base.Refused;
import org.jspecify.annotations.Nullable;

/** Positions in lists that go by number. */
final class Cursors {
    private Cursors() {}

    static long number(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException unreadable) {
            throw Refused.invalid(
                    "cursor_invalid", "cursor", "This cursor was not made by this list; begin again without it.");
        }
    }
}
