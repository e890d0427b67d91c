package dev.lockstep.api.access;

import java.util.Locale;

/** What a route is about; the project that it belongs to decides which role counts. */
public enum Of {
    NOTHING,
    PROJECT,
    ISSUE,
    COMMENT,
    LINK,
    JOB,
    PLAN,
    OPERATION,
    CONFLICT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
