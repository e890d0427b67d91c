package dev.lockstep.operation;

import static dev.lockstep.operation.OperationRow.text;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Operations} over the tables. */
class StoredOperations implements Operations {
    private final Enqueue enqueue;
    private final OperationRows rows;
    private final OperationLists lists;
    private final HistoryRows history;
    private final QueueHeads heads;
    private final Gates gates;
    private final Database database;
    private final InstantSource clock;
    private final QueueSignal signal;

    StoredOperations(QueueParts parts, Enqueue enqueue, OperationLists lists) {
        this.enqueue = enqueue;
        this.lists = lists;
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        gates = parts.gates();
        database = parts.database();
        clock = parts.clock();
        signal = parts.signal();
    }

    @Override
    public UUID enqueue(OperationRequest request) {
        return enqueue.enqueue(request);
    }

    @Override
    public void together(Runnable part) {
        enqueue.together(part);
    }

    @Override
    public Optional<Operation> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public Slice<Operation> list(Filter filter, int limit, @Nullable String cursor) {
        return lists.list(filter, limit, cursor);
    }

    @Override
    public Map<OperationState, Long> counts(@Nullable UUID linkId) {
        return lists.counts(linkId);
    }

    @Override
    public JobCount count(UUID jobId) {
        return lists.count(jobId);
    }

    @Override
    public @Nullable Instant oldestQueued() {
        return lists.oldestQueued();
    }

    @Override
    public Operation retry(UUID id) {
        return database.write(() -> {
            var operation = required(id);
            var now = clock.instant();
            if (!rows.revive(id)) {
                throw conflict(
                        "operation_not_retryable", "Only an errored or disabled operation can be retried", operation);
            }
            history.add(id, OperationState.QUEUED, "retried_by_person", null, now);
            heads.touch(List.of(new Wish(id, operation.request())), now);
            return settled(operation, now);
        });
    }

    @Override
    public Operation cancel(UUID id) {
        return database.write(() -> {
            var operation = required(id);
            var now = clock.instant();
            if (!rows.endQueued(id, Ending.canceled("canceled_by_person", null), now)) {
                throw conflict("operation_not_queued", "Only a queued operation can be canceled", operation);
            }
            history.add(id, OperationState.CANCELED, "canceled_by_person", null, now);
            return settled(operation, now);
        });
    }

    private Operation settled(Operation operation, Instant now) {
        heads.refresh(Set.of(operation.request().key().value()), now);
        database.afterCommit(signal::raise);
        return required(operation.id());
    }

    private Operation required(UUID id) {
        return rows.find(id).orElseThrow(() -> Refused.notFound("operation"));
    }

    private static Refused conflict(String code, String message, Operation operation) {
        return new Refused(
                Refused.Kind.CONFLICT, code, "state", message + "; this one is " + text(operation.state()) + ".");
    }

    @Override
    public void pauseLink(UUID linkId, String reason) {
        change(() -> gates.pauseLink(linkId, reason, clock.instant()));
    }

    @Override
    public void resumeLink(UUID linkId) {
        change(() -> gates.resumeLink(linkId));
    }

    @Override
    public void reopenConnection(UUID connectionId) {
        change(() -> gates.openConnection(connectionId));
    }

    private void change(Runnable unit) {
        database.write(() -> {
            unit.run();
            database.afterCommit(signal::raise);
        });
    }

    @Override
    public void onChange(Runnable listener) {
        signal.listen(listener);
    }

    @Override
    public List<Transition> history(UUID id) {
        return history.of(id);
    }
}
