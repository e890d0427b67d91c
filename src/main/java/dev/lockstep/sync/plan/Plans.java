package dev.lockstep.sync.plan;

import dev.lockstep.base.Slice;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans: asked for, looked at, applied. Thread-safe; long work is done in the background. */
public interface Plans {
    /** What a sync of the link would do now; the one that is being made, if there is one. */
    Plan ofSync(UUID linkId);

    /** How the two sides of the link differ now, and why. */
    Plan ofDifferences(UUID linkId);

    /**
     * What would take back what a job did, as far as nobody did anything to it since.
     *
     * @throws dev.lockstep.base.Refused while the job runs, and when what it did is no longer known
     */
    Plan ofUndo(UUID jobId);

    /**
     * Begins to carry it out: exactly this, and nothing that changed since.
     *
     * @throws dev.lockstep.base.Refused when it is no plan to be carried out, or not ready, or one of its links is paused
     */
    Plan apply(UUID id);

    Optional<Plan> find(UUID id);

    /** Newest first. */
    Slice<Plan> list(@Nullable UUID linkId, int limit, @Nullable String cursor);

    /**
     * In the order of the plan.
     *
     * @param state null for all
     */
    Slice<PlannedChange> changes(UUID planId, PlannedChange.@Nullable State state, int limit, @Nullable String cursor);

    /** @throws dev.lockstep.base.Refused while it is being applied */
    void delete(UUID id);
}
