package dev.lockstep.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Joins what two sides made of the same base. Pure: nothing but its arguments counts, and nothing is lost silently: what
 * one side changed is in the result or in {@link Conflicted#losing}.
 */
public final class ThreeWayMerge {
    private ThreeWayMerge() {}

    /** What stays where both changed the same thing. */
    public enum Prefer {
        OURS,
        THEIRS,
        /** What it was: the rest is merged, and this stays to be decided. */
        NEITHER,
        /** Ours, then theirs; for texts alone. */
        BOTH
    }

    /** What came of it. {@link #value} is always usable. */
    public sealed interface Merged<T> {
        T value();
    }

    /** Both sides' changes are in the value. */
    public record Clean<T>(T value) implements Merged<T> {}

    /** Where both changed the same thing the preferred side is in the value, and the other side's is in {@code losing}. */
    public record Conflicted<T>(T value, List<Losing<T>> losing) implements Merged<T> {
        public Conflicted {
            losing = List.copyOf(losing);
        }
    }

    /**
     * One thing that both sides changed; of a text these are lines, each with its line end.
     *
     * @param base what it was, empty for lines that both inserted
     * @param chosen what is in the result, empty when the chosen side deleted it
     * @param lost what is not, empty when the other side deleted it
     */
    public record Losing<T>(T base, T chosen, T lost) {}

    /** One value that is changed as a whole, such as a title or a state. */
    public static <T> Merged<T> scalar(T base, T ours, T theirs, Prefer prefer) {
        if (ours.equals(theirs) || theirs.equals(base)) {
            return new Clean<>(ours);
        }
        if (ours.equals(base)) {
            return new Clean<>(theirs);
        }
        var chosen = switch (prefer) {
            case OURS -> ours;
            case THEIRS -> theirs;
            case NEITHER -> base;
            case BOTH -> throw new IllegalArgumentException("What is changed as a whole cannot be both.");
        };
        var lost = prefer == Prefer.OURS ? theirs : ours;
        return new Conflicted<>(chosen, List.of(new Losing<>(base, chosen, lost)));
    }

    /** Element by element; each was either there or not, so both sides' changes always fit together. */
    public static SortedSet<String> set(SortedSet<String> base, SortedSet<String> ours, SortedSet<String> theirs) {
        var merged = new TreeSet<String>();
        for (var each : union(ours, theirs)) {
            if (!base.contains(each) || (ours.contains(each) && theirs.contains(each))) {
                merged.add(each);
            }
        }
        return merged;
    }

    private static SortedSet<String> union(SortedSet<String> ours, SortedSet<String> theirs) {
        var all = new TreeSet<>(ours);
        all.addAll(theirs);
        return all;
    }

    /**
     * By lines. The result has LF as line end whatever came in, and a side that differs from the base only in line ends
     * changed nothing. Whether the text ends with a line end is merged on its own, and white space at the end of a line
     * is kept, but loses against a real change of that line without being a conflict.
     */
    public static Merged<String> text(String base, String ours, String theirs, Prefer prefer) {
        var was = MergeText.of(base);
        var our = MergeText.of(ours);
        var their = MergeText.of(theirs);
        if (our.equals(their) || their.equals(was)) {
            return new Clean<>(our.toString());
        }
        if (our.equals(was)) {
            return new Clean<>(their.toString());
        }
        var losing = new ArrayList<Losing<String>>();
        var lines = new LineMerge(was.lines(), our.lines(), their.lines(), prefer).into(losing);
        var merged = new MergeText(lines, MergeText.ends(was, our, their)).toString();
        return losing.isEmpty() ? new Clean<>(merged) : new Conflicted<>(merged, losing);
    }
}
