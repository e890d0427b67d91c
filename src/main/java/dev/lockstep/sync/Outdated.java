package dev.lockstep.sync;

import java.time.Instant;

/** Keeps something that leaves when it is old; each bean is asked at every pass of the retention. */
public interface Outdated {
    /** Removes some that ended before a time, inside a unit of work; answers how many. */
    int prune(Instant before, int rows);
}
