package dev.lockstep.sync.hand;

import java.time.Instant;

/** A record was not made in somebody's name, and nothing was made: it is decided anew who makes it, not before {@code until}. */
public final class Later extends RuntimeException {
    private final transient Instant until;
    private final String reason;

    Later(Instant until, String reason) {
        super(reason, null, false, false);
        this.until = until;
        this.reason = reason;
    }

    public Instant until() {
        return until;
    }

    public String reason() {
        return reason;
    }
}
