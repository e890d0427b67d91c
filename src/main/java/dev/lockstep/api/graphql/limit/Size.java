package dev.lockstep.api.graphql.limit;

/**
 * How large a selection is.
 *
 * @param depth fields inside fields
 * @param fields as they stand in the text, fragments once for each use
 * @param cost records that it may name, about
 */
record Size(long depth, long fields, long cost) {
    static final Size NOTHING = new Size(0, 0, 0);
    private static final long MOST = 1_000_000_000_000L;

    Size and(Size other) {
        return new Size(Math.max(depth, other.depth), bounded(fields + other.fields), bounded(cost + other.cost));
    }

    Size within(long times) {
        return new Size(depth + 1, bounded(fields + 1), bounded(1 + Math.max(1, times) * cost));
    }

    private static long bounded(long number) {
        return Math.min(number, MOST);
    }
}
