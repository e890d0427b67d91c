package dev.lockstep.conflict;

/** A conflict that a look at both sides found. */
public record Finding(String field, Sides sides, Seen hub, Seen remote, Verdict verdict) {
    /** What is done about it. */
    public sealed interface Verdict {}

    /**
     * A person is asked.
     *
     * @param there the remote value as the tracker has it before the look writes
     * @param policy {@code ask} or {@code fight}
     */
    public record Ask(String there, String policy) implements Verdict {}

    /** It is decided; {@code losing} is what gave way, of a text the lines. */
    public record Decided(String winning, String losing, String policy) implements Verdict {}
}
