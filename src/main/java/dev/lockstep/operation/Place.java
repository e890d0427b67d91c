package dev.lockstep.operation;

/** A resource on one link. */
record Place(String key, String linkId) {
    static Place of(OperationRequest request) {
        return new Place(request.key().value(), request.linkId().toString());
    }
}
