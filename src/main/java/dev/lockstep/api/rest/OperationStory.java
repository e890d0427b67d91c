package dev.lockstep.api.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lockstep.api.rest.PausesController.PauseView;
import dev.lockstep.operation.Operations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation on the wire with all that is known of it.
 *
 * @param leaseOwner the node that works on it
 * @param connectionWaitsUntil until when its connection may not be used, with the reason
 * @param history what happened to it besides the plain way from queued over processing to completed, oldest first
 */
record OperationStory(
        @JsonUnwrapped OperationView operation,
        @Nullable String leaseOwner,
        @Nullable Instant leaseUntil,
        @Nullable Instant connectionWaitsUntil,
        @Nullable String connectionWaitsFor,
        List<PauseView> pauses,
        List<Step> history) {

    record Step(
            Instant at,
            String state,
            String reason,
            @Nullable String detail) {
        static Step of(Operations.Transition step) {
            return new Step(step.at(), Words.of(step.state()), step.reason(), step.detail());
        }
    }
}
