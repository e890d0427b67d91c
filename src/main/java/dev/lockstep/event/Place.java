package dev.lockstep.event;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a consumer has come. Pure.
 *
 * @param seq the newest event that it has taken
 * @param aloneTo up to this one they are given one at a time
 * @param attempts failures since it last moved
 */
record Place(long seq, long aloneTo, int attempts, Instant notBefore) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    boolean isAlone() {
        return seq < aloneTo;
    }

    Place moved(long to) {
        return new Place(to, aloneTo, 0, Instant.EPOCH);
    }

    /** @param to the newest of those that failed together */
    Place failed(long to, Instant now) {
        var pause = FIRST_PAUSE.multipliedBy(1L << attempts);
        return new Place(seq, Math.max(aloneTo, to), attempts + 1, now.plus(pause));
    }
}
