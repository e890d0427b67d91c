package dev.lockstep.keyset;

import dev.lockstep.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. Without {@code first} and {@code last} all of it, which must not be more than {@value #MOST}.
 *
 * @param skip so many are left out, from where the page begins
 */
public record Window(
        @Nullable Integer first,
        @Nullable Integer last,
        @Nullable String after,
        @Nullable String before,
        int skip) {
    public static final int MOST = 1_000;
    private static final int MOST_SKIPPED = 10_000;
    public static final Window ALL = new Window(null, null, null, null, 0);

    public Window {
        bounded("first", first, MOST);
        bounded("last", last, MOST);
        bounded("skip", skip, MOST_SKIPPED);
        if (first != null && last != null) {
            throw refused("last", "first and last cannot be combined. Ask with one of them.");
        }
        if (first != null && before != null) {
            throw refused("before", "first goes with after, last with before.");
        }
        if (last != null && after != null) {
            throw refused("after", "last goes with before, first with after.");
        }
        if (skip > 0 && first == null && last == null) {
            throw refused("skip", "skip goes with first or last.");
        }
    }

    public boolean backwards() {
        return last != null;
    }

    public boolean whole() {
        return first == null && last == null;
    }

    public int size() {
        return first != null ? first : last != null ? last : MOST;
    }

    private static void bounded(String field, @Nullable Integer given, int most) {
        if (given != null && (given < 0 || given > most)) {
            throw Refused.invalid("page_out_of_range", field, field + " must be from 0 to " + most + ".");
        }
    }

    private static Refused refused(String field, String message) {
        return Refused.invalid("page_arguments_invalid", field, message);
    }
}
