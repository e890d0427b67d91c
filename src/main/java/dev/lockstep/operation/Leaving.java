package dev.lockstep.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a claimed operation leaves processing: for good, or back into the queue. */
sealed interface Leaving {
    Operation operation();

    record End(Operation operation, Ending ending, int attempts) implements Leaving {}

    /**
     * @param notBefore null when due at once
     * @param plan that it waits in; null without one
     */
    record Requeue(
            Operation operation,
            String reason,
            @Nullable String errorClass,
            int attempts,
            @Nullable Instant notBefore,
            @Nullable UUID plan)
            implements Leaving {}
}
