package dev.lockstep.issue;

import dev.lockstep.issue.ThreeWayMerge.Losing;
import dev.lockstep.issue.ThreeWayMerge.Prefer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;

/** Merges lines with JGit's algorithm and settles its conflicts one by one. */
final class LineMerge {
    private final List<RawText> sides;
    private final Prefer prefer;
    private final StringBuilder merged = new StringBuilder();
    private String base = "";
    private String ours = "";

    LineMerge(String base, String ours, String theirs, Prefer prefer) {
        sides = List.of(raw(base), raw(ours), raw(theirs));
        this.prefer = prefer;
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the merged lines and adds what had to give way. */
    String into(List<Losing<String>> losing) {
        var chunks = new MergeAlgorithm(new HistogramDiff())
                .merge(RawTextComparator.DEFAULT, sides.get(0), sides.get(1), sides.get(2));
        for (var chunk : chunks) {
            take(chunk, losing);
        }
        return merged.toString();
    }

    /** A conflict comes as three chunks, ours, base and theirs in this order, and is settled at the last. */
    private void take(MergeChunk chunk, List<Losing<String>> losing) {
        var text = text(chunk);
        switch (chunk.getConflictState()) {
            case NO_CONFLICT -> merged.append(text);
            case FIRST_CONFLICTING_RANGE -> ours = text;
            case BASE_CONFLICTING_RANGE -> base = text;
            case NEXT_CONFLICTING_RANGE -> settle(text, losing);
        }
    }

    private void settle(String theirs, List<Losing<String>> losing) {
        var chosen = prefer == Prefer.THEIRS ? theirs : ours;
        var lost = prefer == Prefer.THEIRS ? ours : theirs;
        if (sameButForBlanks(lost, base) || sameButForBlanks(lost, chosen)) {
            merged.append(chosen);
        } else if (sameButForBlanks(chosen, base)) {
            merged.append(lost);
        } else {
            var settled = switch (prefer) {
                case OURS, THEIRS -> chosen;
                case NEITHER -> base;
                case BOTH -> ours + theirs;
            };
            merged.append(settled);
            losing.add(new Losing<>(base, settled, lost));
        }
        base = "";
        ours = "";
    }

    private String text(MergeChunk chunk) {
        var side = sides.get(chunk.getSequenceIndex());
        // JGit takes lines that both sides begin or end a conflict with out of the base's range too, which can turn it
        // inside out; then nothing of the base is left.
        return chunk.getBegin() < chunk.getEnd() ? side.getString(chunk.getBegin(), chunk.getEnd(), false) : "";
    }

    private static boolean sameButForBlanks(String one, String other) {
        return one.equals(other) || stripped(one).equals(stripped(other));
    }

    private static List<String> stripped(String lines) {
        return lines.lines().map(String::stripTrailing).toList();
    }
}
