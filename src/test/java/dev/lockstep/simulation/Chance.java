package dev.lockstep.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that is left to chance, from one seed. Each kind of question has a stream of its own, so that one fault spared does
 * not change what the next question of another kind gets for an answer.
 */
final class Chance {
    private final long seed;
    private final Predicate<String> spared;
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<String> struck = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private boolean calm;

    /** @param spared faults by their names that do not strike although they should; for shrinking */
    Chance(long seed, Predicate<String> spared) {
        this.seed = seed;
        this.spared = spared;
    }

    static Chance of(long seed) {
        return new Chance(seed, name -> false);
    }

    static Predicate<String> without(Set<String> names) {
        return name -> names.contains(name) || names.contains(name.substring(0, name.indexOf('#')));
    }

    /** 0 to {@code bound - 1}. */
    int pick(String stream, int bound) {
        return (int) Long.remainderUnsigned(draw(stream) >>> 1, bound);
    }

    long between(String stream, long least, long most) {
        return least + Long.remainderUnsigned(draw(stream) >>> 1, most - least + 1);
    }

    /** Whether a fault strikes now; it is counted and has a name, {@code kind#n}. */
    boolean strikes(String kind, int perThousand) {
        int n = asked.getOrDefault(kind, 0);
        boolean hit = Long.remainderUnsigned(draw(kind) >>> 1, 1000) < perThousand;
        if (!hit || calm) {
            return false;
        }
        var name = kind + "#" + n;
        if (spared.test(name)) {
            return false;
        }
        struck.add(name);
        counts.merge(kind, 1, Integer::sum);
        return true;
    }

    /** No fault strikes from now on. */
    void calm() {
        calm = true;
    }

    void storm() {
        calm = false;
    }

    List<String> struck() {
        return struck;
    }

    Map<String, Integer> counts() {
        return counts;
    }

    private long draw(String stream) {
        int n = asked.merge(stream, 1, Integer::sum);
        long z = seed * 0x9E3779B97F4A7C15L + stream.hashCode() * 0xD1B54A32D192ED03L + n * 0x8CB92BA72F3D8DD7L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
