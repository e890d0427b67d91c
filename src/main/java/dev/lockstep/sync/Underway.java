package dev.lockstep.sync;

import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Knows what is queued or running already, so that nobody asks for the same twice. */
@Component
final class Underway {
    private static final int NEWEST = 10;

    private final Operations operations;

    Underway(Operations operations) {
        this.operations = operations;
    }

    boolean is(UUID linkId, UUID subjectId) {
        return is(linkId, subjectId, request -> true);
    }

    /** Only the newest few are looked at: older ones would have been given up for them. */
    boolean is(UUID linkId, UUID subjectId, Predicate<OperationRequest> wanted) {
        var newest = Operations.Filter.of(linkId, subjectId);
        return operations.list(newest, NEWEST, null).items().stream()
                .filter(Underway::isOpen)
                .map(Operation::request)
                .filter(request -> request.subjectId().equals(subjectId))
                .anyMatch(wanted);
    }

    private static boolean isOpen(Operation operation) {
        return operation.state() == OperationState.QUEUED || operation.state() == OperationState.PROCESSING;
    }
}
