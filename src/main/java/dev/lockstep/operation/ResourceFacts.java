package dev.lockstep.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the queue's rules must know of the world; implemented by {@code sync}. Called inside transactions: reads only. */
public interface ResourceFacts {
    /** False when the link is gone or its container no longer linked (I1, X1). */
    boolean linked(UUID linkId);

    /** When the hub record last changed, null while it does not exist (I5, X1). */
    @Nullable
    Instant modifiedAt(OperationRequest.Kind kind, UUID subjectId);
}
