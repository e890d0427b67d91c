package dev.lockstep.connector.jira;

import dev.lockstep.connector.StateKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is known of a project's moves, by status id; statuses that nobody has looked at are missing. Pure. */
record Workflow(Map<String, List<Move>> moves) {
    /**
     * @param needs names of fields that must come with it
     * @param resolutions that may come with it; none where it does not ask for one
     */
    record Move(String id, String to, Set<String> needs, List<String> resolutions) {
        /** Which resolution says what a kind means; empty where none may come, or none has to and fits. */
        Optional<String> resolution(StateKind kind) {
            boolean givenUp = kind == StateKind.CANCELLED;
            var fitting = resolutions.stream()
                    .filter(name -> JiraStatus.givenUp(name) == givenUp)
                    .findFirst();
            return fitting.isPresent() || !needs.contains("resolution")
                    ? fitting
                    : resolutions.stream().findFirst();
        }
    }

    static Workflow none() {
        return new Workflow(Map.of());
    }

    Workflow with(String status, List<Move> known) {
        var more = new HashMap<>(moves);
        more.put(status, List.copyOf(known));
        return new Workflow(Map.copyOf(more));
    }

    boolean knows(String status) {
        return moves.containsKey(status);
    }

    /** The fewest moves from one status to another, in order; empty when no known way leads there. */
    Optional<List<Move>> path(String from, String to) {
        return shortest(from, to::equals);
    }

    /** The fewest moves to a status of which the moves are not known yet. */
    Optional<List<Move>> unexplored(String from) {
        return shortest(from, status -> !knows(status));
    }

    private Optional<List<Move>> shortest(String from, Predicate<String> goal) {
        if (goal.test(from)) {
            return Optional.of(List.of());
        }
        var queue = new ArrayDeque<List<Move>>(List.of(List.of()));
        var seen = new HashSet<>(Set.of(from));
        while (!queue.isEmpty()) {
            var way = queue.removeFirst();
            var here = way.isEmpty() ? from : way.getLast().to;
            for (var move : moves.getOrDefault(here, List.of())) {
                if (seen.add(move.to)) {
                    var longer = new ArrayList<>(way);
                    longer.add(move);
                    if (goal.test(move.to)) {
                        return Optional.of(List.copyOf(longer));
                    }
                    queue.addLast(longer);
                }
            }
        }
        return Optional.empty();
    }
}
