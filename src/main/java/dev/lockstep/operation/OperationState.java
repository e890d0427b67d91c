package dev.lockstep.operation;

/** The eight states of an operation. Which may follow which stands in {@link #mayBecome}. */
public enum OperationState {
    QUEUED,
    PROCESSING,
    COMPLETED,
    ERRORED,
    CANCELED,
    DROPPED,
    DUPLICATE,
    DISABLED;

    public boolean mayBecome(OperationState next) {
        return switch (this) {
            case QUEUED -> next == PROCESSING || next == CANCELED || next == DROPPED || next == DISABLED;
            case PROCESSING ->
                next == COMPLETED || next == ERRORED || next == DROPPED || next == DISABLED || next == QUEUED;
            case ERRORED, DISABLED -> next == QUEUED;
            case COMPLETED, CANCELED, DROPPED, DUPLICATE -> false;
        };
    }
}
