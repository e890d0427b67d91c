package dev.lockstep.board;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Numbers that say in which order issues stand, with room between them. Pure. */
final class Ranks {
    static final long GAP = 1L << 20;

    private Ranks() {}

    /**
     * One between two neighbours; empty where there is no room, so that all are to be spread anew.
     *
     * @param above null at the top
     * @param below null at the end
     */
    static OptionalLong between(@Nullable Long above, @Nullable Long below) {
        if (above == null) {
            return below == null ? OptionalLong.of(0) : onTop(below);
        }
        if (below == null) {
            return above > Long.MAX_VALUE - GAP ? OptionalLong.empty() : OptionalLong.of(above + GAP);
        }
        long middle = above + (below - above) / 2;
        return middle == above ? OptionalLong.empty() : OptionalLong.of(middle);
    }

    private static OptionalLong onTop(long below) {
        return below < Long.MIN_VALUE + GAP ? OptionalLong.empty() : OptionalLong.of(below - GAP);
    }
}
