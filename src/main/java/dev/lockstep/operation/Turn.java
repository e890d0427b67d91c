package dev.lockstep.operation;

import dev.lockstep.operation.OperationRequest.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Whose turn it is among what is queued for one resource on one link. Issues and pull requests come before comments,
 * and a comment waits for them even while they wait for a retry (D3); looks come after news, which they would only
 * anticipate. A comment that is to be created is not overtaken by later ones: they land in source order.
 */
final class Turn {
    private Turn() {}

    /** Order of the kinds: issue news, issue look, comment news, comment look. */
    static int of(OperationRequest request) {
        return (request.kind() == Kind.COMMENT ? 2 : 0) + (request.isLook() ? 1 : 0);
    }

    /** @param readyAt when it may run: its creation, or the end of its wait */
    record Waiting(UUID id, int turn, boolean creation, Instant readyAt) {
        private boolean comment() {
            return turn >= 2;
        }

        boolean held() {
            return readyAt.toEpochMilli() >= Holds.HELD_FROM;
        }

        private boolean due(Instant now) {
            return !readyAt.isAfter(now);
        }
    }

    /** @param line the first of the queue in the order of turn, effective time and intake; not empty */
    static Waiting next(List<Waiting> line, Instant now) {
        var free = line.stream().filter(each -> !each.held()).toList();
        if (free.size() < line.size() && !free.isEmpty()) {
            return next(free, now); // what waits for a person's answer holds up nobody
        }
        var group = line.stream()
                .filter(each -> each.comment() == line.getFirst().comment())
                .toList();
        var candidates =
                group.stream().filter(each -> !overtakes(each, group, now)).toList();
        return candidates.stream()
                .filter(each -> each.due(now))
                .findFirst()
                .orElseGet(() -> candidates.stream()
                        .min(Comparator.comparing(Waiting::readyAt))
                        .orElseThrow());
    }

    private static boolean overtakes(Waiting each, List<Waiting> line, Instant now) {
        if (!each.comment() || !each.creation()) {
            return false;
        }
        return line.stream()
                .takeWhile(before -> before != each)
                .anyMatch(before -> before.creation() && !before.due(now));
    }
}
