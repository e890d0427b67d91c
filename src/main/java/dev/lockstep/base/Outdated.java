package dev.lockstep.base;

import java.time.Duration;
import java.time.Instant;

/** Keeps something that leaves when it is old; each component of this kind is asked at every pass of the retention. */
public interface Outdated {
    /** Removes some that ended before a time, inside a unit of work; answers how many. */
    int prune(Instant before, int rows);

    /** How long it is kept: as usual, unless it has a rule of its own. */
    default Duration kept(Duration usual) {
        return usual;
    }
}
