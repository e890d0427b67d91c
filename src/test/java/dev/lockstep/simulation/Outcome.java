package dev.lockstep.simulation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param violation null when every invariant held
 * @param hash of the whole event log
 * @param met what went on, by kind
 */
record Outcome(
        Plan plan,
        @Nullable Violation violation,
        long hash,
        List<String> lines,
        Map<String, Integer> faults,
        List<String> struck,
        Map<String, Integer> met,
        long steps) {

    /** @param invariant by its short name in docs/simulation.md */
    record Violation(String invariant, String what) {}

    boolean failed() {
        return violation != null;
    }
}
