package dev.lockstep.guard;

import java.util.List;
import java.util.UUID;

/** What the guard must know of links, and what it lets happen to them. Implemented by whoever keeps them. */
public interface GuardedLinks {
    /** Changes allowed in one cycle, 0 for any number. */
    int maxMutations(UUID linkId);

    /** Records that both sides have. */
    long twins(UUID linkId);

    /** A person said that they may be gone; inside a unit of work. */
    void lookAtAbsent(UUID linkId, UUID planId, List<Change> some);

    /** A person confirmed that they go from the hub as well; inside a unit of work. */
    void deleteConfirmed(UUID linkId, UUID planId, List<Change> some);
}
