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
    private final Judging judging;
    private final InstantSource clock;
    private final QueueSettings settings;
    private final Enqueue enqueue;

    Claims(QueueParts parts, Rivals rivals, Enqueue enqueue) {
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        clock = parts.clock();
        settings = parts.settings();
        judging = new Judging(parts, rivals);
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
        heads.refresh(idle, now);
        return running;
    }

    private List<Operation> judge(List<Operation> taken, Instant now) {
        List<Operation> running = new ArrayList<>();
        List<Leaving.End> ends = new ArrayList<>();
        List<OperationRequest> looks = new ArrayList<>();
        var verdicts = judging.again(taken);
        for (int at = 0; at < taken.size(); at++) {
            var operation = taken.get(at);
            var second = verdicts.get(at);
            switch (second.verdict()) {
                case Verdict.Run run -> running.add(second.payloadMayBeOld() ? operation.withoutPayload() : operation);
                case Verdict.Disable off -> ends.add(end(operation, Ending.disabled(off.reason())));
                case Verdict.Drop drop -> {
                    ends.add(end(operation, Ending.dropped(drop.reason(), drop.droppedFor())));
                    if (drop.look()) {
                        looks.add(operation.request().look(operation.request().effectiveAt()));
                    }
                }
                case Verdict.Duplicate same -> throw new IllegalStateException("Duplicates are found at intake.");
                case Verdict.Coalesce same -> throw new IllegalStateException("Looks coalesce at intake.");
            }
        }
        rows.leave(ends, now);
        ends.forEach(end -> history.add(
                end.operation().id(), end.ending().state(), end.ending().reason(), null, now));
        enqueue.together(() -> looks.forEach(enqueue::enqueue));
        return running;
    }

    private static Leaving.End end(Operation operation, Ending ending) {
        return new Leaving.End(operation, ending, operation.attempts());
    }
}
