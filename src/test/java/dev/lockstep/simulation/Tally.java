package dev.lockstep.simulation;

import java.util.Map;
import java.util.TreeMap;

/** How often something happened. */
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    void met(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    void add(Map<String, Integer> others) {
        others.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
    }

    Map<String, Integer> counts() {
        return counts;
    }

    /** In a thousand runs. */
    String perThousand(long runs) {
        var text = new StringBuilder();
        counts.forEach((kind, count) -> text.append(kind)
                .append(' ')
                .append(Math.round(1_000.0 * count / runs))
                .append(", "));
        return text.isEmpty() ? "none" : text.substring(0, text.length() - 2);
    }
}
