package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.operation.OperationRows.Requeue;
import java.time.Instant;
import java.time.InstantSource;

/** Ends one round of processing: fence, effects, end state and the next in line, in one unit of work (X5, X6). */
class Finishing {
    private static final String EXHAUSTED = "It failed %d times. Mend the cause, then retry it.";

    private final Database database;
    private final OperationRows rows;
    private final HistoryRows history;
    private final QueueHeads heads;
    private final Gates gates;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final QueueSignal signal;
    private final Enqueue enqueue;

    Finishing(QueueParts parts, Enqueue enqueue) {
        database = parts.database();
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        gates = parts.gates();
        retries = parts.retries();
        clock = parts.clock();
        signal = parts.signal();
        this.enqueue = enqueue;
    }

    /**
     * @throws FenceLost when the operation belongs to another worker by now; nothing is stored
     * @throws Processed.Stale from the effects; nothing is stored
     */
    void finish(Operation operation, Processed processed) {
        database.write(() -> {
            var now = clock.instant();
            settle(operation, processed.outcome(), now);
            processed.effects().run();
            heads.release(operation.request().key().value(), now);
            database.afterCommit(signal::raise);
        });
    }

    private void settle(Operation operation, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Completed done -> end(operation, Ending.completed(done.reason()), now);
            case Outcome.Dropped dropped -> {
                noted(operation, Ending.dropped(dropped.reason(), dropped.droppedFor()), now);
                if (!operation.request().isLook()) {
                    enqueue.enqueue(operation.request().look(operation.request().effectiveAt()));
                }
            }
            case Outcome.Disabled off -> noted(operation, Ending.disabled(off.reason()), now);
            case Outcome.Deferred deferred -> {
                requeue(operation, new Requeue(deferred.reason(), null, operation.attempts(), null), null, now);
                gates.closeConnection(operation.request().connectionId(), deferred.until(), deferred.reason());
            }
            case Outcome.Waiting waiting ->
                requeue(
                        operation,
                        new Requeue(waiting.reason(), null, operation.attempts(), waiting.until()),
                        null,
                        now);
            case Outcome.Retry retry -> failed(operation, retry, now);
            case Outcome.Failed failed ->
                noted(operation, Ending.errored(failed.errorClass(), failed.detail(), failed.hint()), now);
        }
    }

    private void failed(Operation operation, Outcome.Retry retry, Instant now) {
        int failures = operation.attempts() + 1;
        if (failures >= operation.maxAttempts()) {
            var ending = Ending.errored(retry.errorClass(), retry.detail(), EXHAUSTED.formatted(failures));
            history.add(operation.id(), OperationState.ERRORED, retry.errorClass(), retry.detail(), now);
            check(rows.end(operation.id(), operation.fence(), ending, failures, now), operation);
            return;
        }
        var notBefore = now.plus(retries.delay(failures));
        requeue(
                operation,
                new Requeue(retry.errorClass(), retry.errorClass(), failures, notBefore),
                retry.detail(),
                now);
    }

    private void requeue(
            Operation operation, Requeue back, @org.jspecify.annotations.Nullable String detail, Instant now) {
        check(rows.requeue(operation.id(), operation.fence(), back), operation);
        history.add(operation.id(), OperationState.QUEUED, back.reason(), detail, now);
    }

    private void noted(Operation operation, Ending ending, Instant now) {
        end(operation, ending, now);
        history.add(operation.id(), ending.state(), ending.reason(), ending.hint(), now);
    }

    private void end(Operation operation, Ending ending, Instant now) {
        check(rows.end(operation.id(), operation.fence(), ending, operation.attempts(), now), operation);
    }

    private static void check(boolean stored, Operation operation) {
        if (!stored) {
            throw new FenceLost(operation);
        }
    }
}
