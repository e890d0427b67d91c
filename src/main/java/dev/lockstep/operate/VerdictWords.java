package dev.lockstep.operate;

/** The verdicts of a comparison as sentences; docs/plans.md lists them. */
final class VerdictWords {
    private VerdictWords() {}

    /** Empty for one that a newer Lockstep has. */
    static String of(String verdict) {
        return switch (verdict) {
            case "queued" -> "An operation is on its way.";
            case "conflict" -> "Both sides changed it; a person is asked, or the link's rule decides.";
            case "unmapped" -> "The other side does not know who or what is meant: map it on the link's page.";
            case "lost-in-conversion" -> "The other side cannot say it.";
            case "paused" -> "It is paused.";
            case "one-way" -> "The link goes one way.";
            case "only-here" -> "It stands on one side and waits for a person's approval.";
            case "not-imported" -> "It was not read in yet: start a sync.";
            case "kept-apart" -> "Both sides were left as they are.";
            case "drift" -> "Nothing explains it. If somebody edited just now, compare again; else sync the link.";
            default -> "";
        };
    }
}
