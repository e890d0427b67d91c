package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.operation.QueueHeads.Head;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what to claim next: live before backfill, links in turn, as far as slots reach. The claim checks
 * again. One thread at a time.
 */
final class Plan {
    private static final int LIVE = 0;
    private static final int BACKFILL = 1;

    private final ReadyHeads heads;
    private final Gates gates;
    private final Database database;
    private @Nullable UUID servedLast;

    Plan(ReadyHeads heads, Gates gates, Database database) {
        this.heads = heads;
        this.gates = gates;
        this.database = database;
    }

    /** Heads whose slot is taken. */
    List<Head> choose(Slots slots, Instant now) {
        var some = heads.links();
        if (some.isEmpty()) {
            return List.of();
        }
        var closed = gates.closed(now);
        var links = inTurn(some.stream()
                .filter(link -> !closed.holds(link.id(), link.connectionId()))
                .toList());
        List<Head> chosen = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int priority = LIVE; priority <= BACKFILL && slots.free() > 0; priority++) {
            var open = priority == LIVE
                    ? links
                    : links.stream()
                            .filter(link -> !closed.forLiveOnly().contains(link.connectionId()))
                            .toList();
            goRound(lines(open, priority, slots.free(), now, closed.someIssue()), slots, chosen, keys);
        }
        if (!chosen.isEmpty()) {
            servedLast = chosen.getLast().linkId();
        }
        return chosen;
    }

    private List<Deque<Head>> lines(
            List<ReadyHeads.ReadyLink> links, int priority, int limit, Instant now, boolean someIssuePaused) {
        return links.stream()
                .<Deque<Head>>map(link -> new ArrayDeque<>(
                        someIssuePaused
                                ? notPaused(link.id(), priority, now, limit)
                                : heads.ready(link.id(), priority, now, limit)))
                .toList();
    }

    /** Heads of paused issues are put aside where they are met, so that no claim has to pass over them again. */
    private List<Head> notPaused(UUID linkId, int priority, Instant now, int limit) {
        while (true) {
            var ready = heads.ready(linkId, priority, now, limit);
            var keys = ready.stream().map(Head::key).toList();
            var paused = keys.isEmpty() ? Set.<String>of() : gates.pauses().issuesAmong(keys);
            if (paused.isEmpty()) {
                return ready;
            }
            database.write(() -> heads.putAside(paused));
        }
    }

    private static void goRound(List<Deque<Head>> lines, Slots slots, List<Head> chosen, Set<String> keys) {
        boolean some = true;
        while (some) {
            some = false;
            for (var line : lines) {
                var head = line.poll();
                if (head == null) {
                    continue;
                }
                some = true;
                if (keys.contains(head.key())) {
                    continue;
                }
                if (slots.take(head.connectionId())) {
                    keys.add(head.key());
                    chosen.add(head);
                } else {
                    line.clear();
                }
            }
        }
    }

    /** Begins behind the link that was served last. */
    private List<ReadyHeads.ReadyLink> inTurn(List<ReadyHeads.ReadyLink> links) {
        List<ReadyHeads.ReadyLink> turned = new ArrayList<>();
        List<ReadyHeads.ReadyLink> before = new ArrayList<>();
        for (var link : links) {
            boolean served = servedLast != null && link.id().toString().compareTo(servedLast.toString()) <= 0;
            (served ? before : turned).add(link);
        }
        turned.addAll(before);
        return turned;
    }
}
