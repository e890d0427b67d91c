package dev.lockstep.operation;

import dev.lockstep.operation.Leaving.End;
import dev.lockstep.operation.Leaving.Requeue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an outcome means for the queue (X5), decided without touching it. */
final class Exits {
    private static final String EXHAUSTED = "It failed %d times. Mend the cause, then retry it.";

    private Exits() {}

    /**
     * @param noted what its history says; null for the plain way
     * @param look a look stays behind
     * @param closes its connection waits
     */
    record Exit(
            Leaving stored,
            @Nullable Note noted,
            @Nullable OperationRequest look,
            @Nullable Closed closes) {}

    record Note(
            OperationState state, String reason, @Nullable String detail) {}

    record Closed(UUID connectionId, Outcome.Deferred deferred) {}

    static Exit of(Operation operation, Outcome outcome, RetryPolicy retries, Instant now) {
        return switch (outcome) {
            case Outcome.Completed done ->
                new Exit(new End(operation, Ending.completed(done.reason()), operation.attempts()), null, null, null);
            case Outcome.Dropped dropped -> {
                var request = operation.request();
                var look = request.isLook() ? null : request.look(request.effectiveAt());
                yield ended(operation, Ending.dropped(dropped.reason(), dropped.droppedFor()), look);
            }
            case Outcome.Disabled off -> ended(operation, Ending.disabled(off.reason()), null);
            case Outcome.Failed failed ->
                ended(operation, Ending.errored(failed.errorClass(), failed.detail(), failed.hint()), null);
            case Outcome.Deferred deferred -> {
                var wait = new Closed(operation.request().connectionId(), deferred);
                yield again(operation, null, deferred.reason(), wait);
            }
            case Outcome.Waiting waiting -> again(operation, waiting.until(), waiting.reason(), null);
            case Outcome.Held held -> held(operation, held.plan());
            case Outcome.Retry retry -> failed(operation, retry, retries, now);
        };
    }

    private static Exit ended(Operation operation, Ending ending, @Nullable OperationRequest look) {
        var note = new Note(ending.state(), ending.reason(), ending.hint());
        return new Exit(new End(operation, ending, operation.attempts()), note, look, null);
    }

    private static Exit failed(Operation operation, Outcome.Retry retry, RetryPolicy retries, Instant now) {
        int failures = operation.attempts() + 1;
        if (failures >= operation.maxAttempts()) {
            var ending = Ending.errored(retry.errorClass(), retry.detail(), EXHAUSTED.formatted(failures));
            var note = new Note(OperationState.ERRORED, retry.errorClass(), retry.detail());
            return new Exit(new End(operation, ending, failures), note, null, null);
        }
        var back = new Requeue(
                operation, retry.errorClass(), retry.errorClass(), failures, now.plus(retries.delay(failures)), null);
        return new Exit(back, new Note(OperationState.QUEUED, retry.errorClass(), retry.detail()), null, null);
    }

    private static Exit held(Operation operation, UUID plan) {
        var back = new Requeue(operation, Holds.REASON, null, operation.attempts(), Holds.UNTIL_ANSWERED, plan);
        return new Exit(back, new Note(OperationState.QUEUED, Holds.REASON, null), null, null);
    }

    private static Exit again(
            Operation operation, @Nullable Instant notBefore, String reason, @Nullable Closed closes) {
        var back = new Requeue(operation, reason, null, operation.attempts(), notBefore, null);
        return new Exit(back, new Note(OperationState.QUEUED, reason, null), null, closes);
    }
}
