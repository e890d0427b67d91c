package dev.lockstep.api.graphql.limit;

import dev.lockstep.base.Refused;

/** How many records one request may still have read. One thread uses it. */
public final class ReadBudget {
    private static final int MOST = 50_000;
    private int read;

    /** @throws Refused when it is too much */
    public void spend(int records) {
        read += records;
        if (read > MOST) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "cost_exceeded",
                    null,
                    "This asks for more than " + MOST + " records. Ask for less at once, with first or last.");
        }
    }
}
