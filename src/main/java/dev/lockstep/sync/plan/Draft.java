package dev.lockstep.sync.plan;

import dev.lockstep.sync.Rehearsal.Change;
import org.jspecify.annotations.Nullable;

/** A change that is to be stored in a plan. */
record Draft(
        Change change,
        @Nullable Verdict verdict,
        PlannedChange.State state,
        @Nullable String reason) {}
