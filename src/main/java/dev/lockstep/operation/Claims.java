package dev.lockstep.operation;

import dev.lockstep.operation.QueueHeads.Head;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes planned operations for this node and judges each again (X1). Inside a unit of work. */
class Claims {
    private final OperationRows rows;
    private final HistoryRows history;
    private final QueueHeads heads;
    private final Rivals rivals;
    private final ResourceFacts facts;
    private final InstantSource clock;
    private final QueueSettings settings;
    private final Enqueue enqueue;

    Claims(QueueParts parts, Rivals rivals, Enqueue enqueue) {
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        facts = parts.facts();
        clock = parts.clock();
        settings = parts.settings();
        this.rivals = rivals;
        this.enqueue = enqueue;
    }

    /** The operations that are to be processed now; fewer than planned when the queue moved on meanwhile. */
    List<Operation> claim(List<Head> plan) {
        var now = clock.instant();
        var occupied = heads.occupy(plan.stream().map(Head::key).toList());
        Map<String, Set<UUID>> planned = new HashMap<>();
        plan.forEach(head ->
                planned.computeIfAbsent(head.key(), key -> new HashSet<>()).add(head.linkId()));
        var ids = occupied.stream()
                .filter(head -> planned.getOrDefault(head.key(), Set.of()).contains(head.linkId()))
                .map(Head::opId)
                .toList();
        var taken = ids.isEmpty()
                ? List.<Operation>of()
                : rows.take(ids, settings.node(), now, now.plus(QueueSettings.LEASE));
        var running = judge(taken, now);
        Set<String> idle = new HashSet<>();
        occupied.forEach(head -> idle.add(head.key()));
        running.forEach(operation -> idle.remove(operation.request().key().value()));
        idle.forEach(key -> heads.release(key, now));
        return running;
    }

    private List<Operation> judge(List<Operation> taken, Instant now) {
        var others = rivals.of(taken);
        Map<UUID, Boolean> linked = new HashMap<>();
        List<Operation> running = new ArrayList<>();
        for (var operation : taken) {
            var request = operation.request();
            var known = others.getOrDefault(operation.id(), List.of());
            var verdict = Intake.recheck(request, known, facts(request, linked));
            if (end(operation, verdict, now)) {
                continue;
            }
            running.add(Intake.sharesItsSecond(request, known) ? operation.withoutPayload() : operation);
        }
        return running;
    }

    private Intake.Facts facts(OperationRequest request, Map<UUID, Boolean> linked) {
        var modifiedAt = request.direction() == OperationRequest.Direction.INBOUND && !request.isLook()
                ? facts.modifiedAt(request.kind(), request.subjectId())
                : null;
        return new Intake.Facts(linked.computeIfAbsent(request.linkId(), facts::linked), modifiedAt, null, null);
    }

    private boolean end(Operation operation, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Run run -> false;
            case Verdict.Disable off -> end(operation, Ending.disabled(off.reason()), now);
            case Verdict.Drop drop -> {
                end(operation, Ending.dropped(drop.reason(), drop.droppedFor()), now);
                if (drop.look()) {
                    enqueue.enqueue(operation.request().look(operation.request().effectiveAt()));
                }
                yield true;
            }
            case Verdict.Duplicate same -> throw new IllegalStateException("Duplicates are found at intake.");
            case Verdict.Coalesce same -> throw new IllegalStateException("Looks coalesce at intake.");
        };
    }

    private boolean end(Operation operation, Ending ending, Instant now) {
        history.add(operation.id(), ending.state(), ending.reason(), null, now);
        return rows.end(operation.id(), operation.fence(), ending, operation.attempts(), now);
    }
}
