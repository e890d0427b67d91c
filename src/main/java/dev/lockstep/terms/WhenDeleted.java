package dev.lockstep.terms;

import java.util.Locale;

/** What becomes of the hub's issue when it was deleted at the link's tracker. There it is never made again. */
public enum WhenDeleted {
    /** It stays as it is, here and elsewhere. */
    KEEP,
    /** It is cancelled, here and so elsewhere. */
    CLOSE,
    /** It is deleted here once a person confirms it; elsewhere it stays as it is. */
    DELETE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WhenDeleted of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
