package dev.lockstep.simulation;

import java.util.HashSet;
import java.util.Set;

/**
 * What is simulated; the same plan gives the same run.
 *
 * @param without faults that are spared: whole kinds, or one by {@code kind#n}
 * @param dropped edits of people that are left out, by their number
 */
record Plan(long seed, Mutant mutant, Set<String> without, Set<Integer> dropped) {
    static Plan of(long seed) {
        return new Plan(seed, Mutant.NONE, Set.of(), Set.of());
    }

    Plan with(Mutant other) {
        return new Plan(seed, other, without, dropped);
    }

    Plan sparing(Set<String> more) {
        var all = new HashSet<>(without);
        all.addAll(more);
        return new Plan(seed, mutant, all, dropped);
    }

    Plan dropping(Set<Integer> more) {
        var all = new HashSet<>(dropped);
        all.addAll(more);
        return new Plan(seed, mutant, without, all);
    }
}
