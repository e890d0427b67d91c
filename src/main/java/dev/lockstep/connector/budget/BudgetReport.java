package dev.lockstep.connector.budget;

import org.jspecify.annotations.Nullable;

/**
 * What became of a slice since the last report.
 *
 * @param ended units of requests that have ended, {@code rest} not spent yet, {@code busy} under way
 * @param lost requests without an answer
 * @param blind answers that said nothing of the budget
 * @param nodes how many the node knows of
 */
record BudgetReport(
        String node,
        boolean backfill,
        long token,
        long[] ended,
        int lost,
        int blind,
        @Nullable RateHeaders seen,
        long[] rest,
        long[] busy,
        long underWayOnNode,
        int nodes) {
    String holder() {
        return backfill ? node + " backfill" : node;
    }
}
