package dev.lockstep.account.login;

import java.time.Duration;

/** Not now: tried too often (429), or no place for the work (503). Nothing was changed. */
public final class Later extends RuntimeException {
    /** Which of both. */
    public enum Why {
        TOO_OFTEN,
        BUSY
    }

    private final Why why;
    private final Duration after;

    Later(Why why, Duration after, String message) {
        super(message, null, false, false);
        this.why = why;
        this.after = after;
    }

    public Why why() {
        return why;
    }

    /** When asking again may help. */
    public Duration after() {
        return after;
    }
}
