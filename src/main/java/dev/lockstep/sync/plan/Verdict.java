package dev.lockstep.sync.plan;

import java.util.Locale;

/** Why both sides differ. */
public enum Verdict {
    /** An operation is on its way. */
    QUEUED,
    /** Both sides changed it, and a person is asked or a policy decides. */
    CONFLICT,
    /** The other side does not know who or what is meant. */
    UNMAPPED,
    LOST_IN_CONVERSION,
    PAUSED,
    /** The link goes one way. */
    ONE_WAY,
    /** It waits for a person's approval. */
    ONLY_HERE,
    /** The link was not imported yet. */
    NOT_IMPORTED,
    /** Both sides were left as they are on purpose: an undo, or one that a tracker refused. */
    KEPT_APART,
    /** Nothing explains it. */
    DRIFT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
