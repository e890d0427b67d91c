package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Intake I0 to I8: asks what the rules need, lets {@link Intake} decide, stores the verdict. */
class Enqueue {
    private final OperationRows rows;
    private final HistoryRows history;
    private final QueueHeads heads;
    private final ResourceFacts facts;
    private final Database database;
    private final InstantSource clock;
    private final QueueSignal signal;
    private final int maxAttempts;

    Enqueue(QueueParts parts) {
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        facts = parts.facts();
        database = parts.database();
        clock = parts.clock();
        signal = parts.signal();
        maxAttempts = parts.settings().maxAttempts();
    }

    Operation enqueue(OperationRequest request) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Operations are enqueued inside the unit of work that causes them.");
        }
        var id = Ids.next();
        var now = clock.instant();
        // First of all: it locks the resource's line, so that two intakes of it cannot judge side by side.
        var head = heads.touch(id, request, now);
        var verdict = Intake.decide(request, rows.known(request.subjectId(), request.linkId()), facts(request));
        var stored = store(id, request, verdict, now);
        boolean standsAtHead = head.fresh() && stored.state() == OperationState.QUEUED;
        if (!head.busy() && !standsAtHead) {
            heads.refresh(request.key().value(), now);
        }
        database.afterCommit(signal::raise);
        return stored;
    }

    private Operation store(UUID id, OperationRequest request, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Run run -> run(id, request, run, now);
            case Verdict.Coalesce queued -> coalesce(queued.with(), request);
            case Verdict.Duplicate same ->
                rows.insert(id, request, Ending.duplicate(same.reason(), same.of()), maxAttempts, now);
            case Verdict.Disable off -> rows.insert(id, request, Ending.disabled(off.reason()), maxAttempts, now);
            case Verdict.Drop drop -> {
                var dropped =
                        rows.insert(id, request, Ending.dropped(drop.reason(), drop.droppedFor()), maxAttempts, now);
                if (drop.look()) {
                    enqueue(request.look(request.effectiveAt()));
                }
                yield dropped;
            }
        };
    }

    private Operation run(UUID id, OperationRequest request, Verdict.Run run, Instant now) {
        for (var needless : run.cancels()) {
            if (rows.endQueued(needless, Ending.canceled("newer_operation", id), now)) {
                history.add(needless, OperationState.CANCELED, "newer_operation", null, now);
            }
        }
        var stored = rows.insert(id, request, null, maxAttempts, now);
        if (run.look() != null) {
            enqueue(request.look(run.look()));
        }
        return stored;
    }

    private Operation coalesce(UUID queued, OperationRequest request) {
        if (request.priority() == OperationRequest.Priority.LIVE) {
            rows.hurry(queued);
        }
        return rows.find(queued).orElseThrow();
    }

    private Intake.Facts facts(OperationRequest request) {
        var modifiedAt = request.direction() == OperationRequest.Direction.INBOUND && !request.isLook()
                ? facts.modifiedAt(request.kind(), request.subjectId())
                : null;
        return new Intake.Facts(
                facts.linked(request.linkId()),
                modifiedAt,
                request.deliveryId() == null ? null : rows.sameDelivery(request),
                request.isLook() ? rows.queuedLook(request) : null);
    }
}
