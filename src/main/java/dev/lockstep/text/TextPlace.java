package dev.lockstep.text;

/**
 * Where a text stands, and so what its signs mean.
 *
 * @param container GitHub: {@code owner/name}; Jira: the project's key; else of no meaning
 */
public record TextPlace(Kind kind, String container) {
    /** The hub itself, or a place that is not known any more. */
    public static final TextPlace ELSEWHERE = new TextPlace(Kind.ELSEWHERE, "");

    public enum Kind {
        GITHUB,
        JIRA,
        PLANE,
        ELSEWHERE
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
