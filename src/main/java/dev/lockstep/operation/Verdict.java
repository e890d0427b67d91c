package dev.lockstep.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rules decided about an operation. */
sealed interface Verdict {
    /**
     * It may run.
     *
     * @param cancels queued operations that it makes needless
     * @param look time of a look that must stay behind for those, null for none
     */
    record Run(List<UUID> cancels, @Nullable Instant look) implements Verdict {
        static final Run PLAINLY = new Run(List.of(), null);
    }

    /** @param look a look must stay behind, so that nothing is lost */
    record Drop(String reason, @Nullable UUID droppedFor, boolean look) implements Verdict {}

    record Duplicate(UUID of, String reason) implements Verdict {}

    record Disable(String reason) implements Verdict {}

    /** The wish is already queued. */
    record Coalesce(UUID with) implements Verdict {}
}
