package dev.lockstep.notify;

import java.util.Locale;

/** How somebody is told. */
public enum Channel {
    /** In the list of notifications. */
    APP,
    MAIL,
    /** To an address that the person has given, by those who hear of {@code notification.created}. */
    WEBHOOK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
