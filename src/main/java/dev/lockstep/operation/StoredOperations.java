package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Slice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
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
    private final SyncStates states;
    private final HistoryRows history;
    private final Gates gates;
    private final Database database;
    private final InstantSource clock;
    private final QueueSignal signal;
    private final Pruning pruning;

    StoredOperations(QueueParts parts, Enqueue enqueue, OperationLists lists, SyncStates states, Pruning pruning) {
        this.pruning = pruning;
        this.enqueue = enqueue;
        this.lists = lists;
        this.states = states;
        rows = parts.rows();
        history = parts.history();
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
    public boolean onlyHeldLeft(UUID jobId) {
        return lists.onlyHeldLeft(jobId);
    }

    @Override
    public JobCount count(UUID jobId) {
        return lists.count(jobId);
    }

    @Override
    public boolean busy(UUID plan) {
        return rows.holds().busy(plan, clock.instant());
    }

    @Override
    public boolean waits(UUID linkId, UUID subjectId) {
        return rows.holds().waits(linkId, subjectId);
    }

    @Override
    public @Nullable Instant oldestQueued() {
        return lists.oldestQueued();
    }

    @Override
    public void reopenConnection(UUID connectionId) {
        database.write(() -> {
            gates.openConnection(connectionId);
            database.afterCommit(signal::raise);
        });
    }

    @Override
    public Pruned prune(Instant before, Set<UUID> runningJobs, long after, int rows) {
        return pruning.prune(before, runningJobs, after, rows);
    }

    @Override
    public void onChange(Runnable listener) {
        signal.listen(listener);
    }

    @Override
    public List<Transition> history(UUID id) {
        return history.of(id);
    }

    @Override
    public Map<UUID, List<Transition>> histories(Collection<UUID> ids) {
        return history.of(ids);
    }

    @Override
    public Standing standing(Operation operation) {
        var lease = lists.lease(operation.id());
        var wait = gates.waiting(operation.request().connectionId(), clock.instant())
                .orElse(null);
        return new Standing(
                lease == null ? null : lease.owner(),
                lease == null ? null : lease.until(),
                gates.pauses().holding(operation),
                wait == null ? null : wait.until(),
                wait == null ? null : wait.reason());
    }

    @Override
    public Map<UUID, SyncState> syncStates(Collection<UUID> issues) {
        return states.ofIssues(issues);
    }

    @Override
    public Map<UUID, SyncState> commentStates(UUID issue) {
        return states.ofComments(issue);
    }

    @Override
    public List<ErrorGroup> errors(@Nullable UUID linkId) {
        return lists.errors(linkId);
    }
}
