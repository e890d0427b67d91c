package dev.lockstep.notify;

import java.util.Locale;

/** How somebody is told. */
public enum Channel {
    /** In the list of notifications. */
    APP,
    MAIL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
