package dev.lockstep.identity;

import java.time.Instant;

/** Somebody's token is over, and another renews it at this moment: what needs it waits until then. */
public final class Renewing extends RuntimeException {
    private final transient Instant until;

    Renewing(Instant until) {
        super("A token is being renewed.", null, false, false);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
