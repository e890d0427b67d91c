package dev.lockstep.operation;

import java.util.UUID;

/** A request on its way through intake, with the id that its operation will have. */
record Wish(UUID id, OperationRequest request) {
    /** What the rules weigh against each other: news of one record on one link. */
    record Subject(UUID subjectId, UUID linkId) {}

    Subject subject() {
        return new Subject(request.subjectId(), request.linkId());
    }
}
