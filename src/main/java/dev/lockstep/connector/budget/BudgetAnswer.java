package dev.lockstep.connector.budget;

import java.time.Instant;

/** What a node gets that settles on the shared budget. */
sealed interface BudgetAnswer {
    /** @param concurrent requests that the node may have under way */
    record Granted(long token, long[] more, int concurrent, int nodes, Instant until) implements BudgetAnswer {}

    /** @param backfillOnly what is left is the reserve for live work */
    record Refused(Instant until, String reason, boolean backfillOnly) implements BudgetAnswer {}

    /** Another node's request or slice must end first; ask again soon. */
    record Busy() implements BudgetAnswer {}
}
