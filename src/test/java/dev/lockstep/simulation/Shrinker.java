package dev.lockstep.simulation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves out faults and edits for as long as the same invariant still breaks. */
final class Shrinker {
    private static final int MOST_RUNS = 250;
    private static final int MOST_LINES = 150;

    private final Store store;
    private Outcome smallest;
    private int runs;

    Shrinker(Store store, Outcome failed) {
        this.store = store;
        smallest = failed;
    }

    Outcome shrink() {
        List.copyOf(smallest.faults().keySet())
                .forEach(kind -> attempt(smallest.plan().sparing(Set.of(kind))));
        for (int edit = 0; edit < People.MOST_EDITS; edit++) {
            if (!smallest.plan().dropped().contains(edit)) {
                attempt(smallest.plan().dropping(Set.of(edit)));
            }
        }
        List.copyOf(smallest.struck()).forEach(fault -> attempt(smallest.plan().sparing(Set.of(fault))));
        return smallest;
    }

    private void attempt(Plan plan) {
        if (runs++ >= MOST_RUNS) {
            return;
        }
        var outcome = new World(plan, store).run();
        if (outcome.failed()
                && outcome.violation().invariant().equals(smallest.violation().invariant())) {
            smallest = outcome;
        }
    }

    /** What people did, what went wrong, and what was written because of it. */
    static List<String> shortened(Outcome outcome) {
        var lines = outcome.lines().stream()
                .filter(line -> !line.contains(" sends ") && !line.contains(" served GET "))
                .toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    /** The command that shows it again. */
    static String command(Plan plan) {
        var text = new StringBuilder("./lockstep simulate --seeds 1 --seed " + plan.seed());
        if (!plan.without().isEmpty()) {
            text.append(" --without ").append(plan.without().stream().sorted().collect(Collectors.joining(",")));
        }
        if (!plan.dropped().isEmpty()) {
            text.append(" --drop ")
                    .append(plan.dropped().stream()
                            .sorted()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",")));
        }
        return text.append(" --log").toString();
    }
}
