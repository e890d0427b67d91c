package dev.lockstep.guard;

import java.util.Optional;

/** What is dangerous: a pure function of what is planned. */
public final class Limits {
    private static final int DELETIONS_ALWAYS_ALLOWED = 10;
    private static final int DELETIONS_ALLOWED_PERCENT = 5;

    private Limits() {}

    /**
     * @param limit changes allowed in one cycle; 0 counts none
     * @param changes all that is planned, deletions too, with what its cycle was allowed before
     * @param deletions planned ones
     * @param deletedLately those that went out a short while ago
     * @param twins records that both sides have
     */
    public record Planned(int limit, long changes, long deletions, long deletedLately, long twins) {}

    public static Optional<Danger> judge(Planned plan) {
        if (plan.deletions() > 0 && plan.deletions() + plan.deletedLately() > deletionsAllowed(plan.twins())) {
            return Optional.of(Danger.MASS_DELETION);
        }
        return plan.limit() > 0 && plan.changes() > plan.limit()
                ? Optional.of(Danger.TOO_MANY_CHANGES)
                : Optional.empty();
    }

    /**
     * What a complete listing did not show.
     *
     * @param shown records in the listing
     * @param known twins before it
     * @param absent of them, those that it did not show
     */
    public static Optional<Danger> judgeAbsence(long shown, long known, long absent) {
        if (shown == 0 && absent > 0) {
            return Optional.of(Danger.EMPTY_SIDE);
        }
        return absent > deletionsAllowed(known) ? Optional.of(Danger.MASS_DELETION) : Optional.empty();
    }

    public static long deletionsAllowed(long twins) {
        return Math.max(DELETIONS_ALWAYS_ALLOWED, twins * DELETIONS_ALLOWED_PERCENT / 100);
    }
}
