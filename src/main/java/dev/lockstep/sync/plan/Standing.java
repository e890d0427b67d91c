package dev.lockstep.sync.plan;

import dev.lockstep.connector.Walk;
import java.util.UUID;

/** Where a plan stands in reading one link. */
record Standing(UUID planId, UUID linkId, int ordinal, Stage stage, Walk.Position position) {
    /** In this order. */
    enum Stage {
        ISSUES,
        COMMENTS,
        READ
    }
}
