package dev.lockstep.operation;

/** Another worker has taken the operation over; what this one did must not be stored. */
final class FenceLost extends RuntimeException {
    FenceLost(Operation operation) {
        super("Operation " + operation.id() + " belongs to another worker by now.", null, false, false);
    }
}
