package dev.lockstep.operation;

/**
 * What processing concluded, and what is to be stored with it.
 *
 * @param effects run inside the transaction that ends the operation, after its fence was checked; if they throw {@link
 *     Stale}, everything is rolled back and the operation is processed again at once (a bounded number of times)
 */
public record Processed(Outcome outcome, Runnable effects) {
    public static Processed of(Outcome outcome) {
        return new Processed(outcome, () -> {});
    }

    /** The record moved on between the decision and its storing; decide again. */
    public static final class Stale extends RuntimeException {
        public Stale(String what) {
            super(what, null, false, false);
        }
    }
}
