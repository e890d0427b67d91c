package dev.lockstep.guard;

import java.util.Locale;

/** Why a plan waits for a person. */
public enum Danger {
    /** More changes than the link allows in one cycle. */
    TOO_MANY_CHANGES,
    /** More deletions than the greater of 10 and 5 % of the twins. */
    MASS_DELETION,
    /** There was something, and suddenly there is nothing. */
    EMPTY_SIDE,
    /** The link's policy asks before the hub deletes what was deleted at its tracker. */
    DELETION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Danger of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
