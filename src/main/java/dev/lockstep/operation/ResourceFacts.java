package dev.lockstep.operation;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the queue's rules must know of the world; implemented by {@code sync}. Called inside transactions: reads only. */
public interface ResourceFacts {
    /** False when the link is gone or its container no longer linked (I1, X1). */
    boolean linked(UUID linkId);

    /** The project that a link is of; null when it is not known any more. */
    default @Nullable UUID project(UUID linkId) {
        return null;
    }

    /** When hub records last changed (I5, X1); those that do not exist are left out. */
    Map<UUID, Instant> modifiedAt(Set<UUID> subjectIds);
}
