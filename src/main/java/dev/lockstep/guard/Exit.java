package dev.lockstep.guard;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where something would be written. */
public record Exit(UUID linkId, UUID projectId) {
    PlanRows.Place place(Plan.Kind kind, @Nullable UUID pass) {
        return new PlanRows.Place(linkId, projectId, kind, pass);
    }

    PlanRows.Place outgoing(@Nullable UUID pass) {
        return place(Plan.Kind.OUTGOING, pass);
    }
}
