package dev.lockstep.operation;

import dev.lockstep.trail.Trail;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through intake, with the id that its operation will have.
 *
 * @param trace where it was asked for
 */
record Wish(UUID id, OperationRequest request, @Nullable String trace) {
    /** Of what this thread does. */
    Wish(UUID id, OperationRequest request) {
        this(id, request, Trail.here());
    }

    /** What the rules weigh against each other: news of one record on one link. */
    record Subject(UUID subjectId, UUID linkId) {}

    Subject subject() {
        return new Subject(request.subjectId(), request.linkId());
    }
}
