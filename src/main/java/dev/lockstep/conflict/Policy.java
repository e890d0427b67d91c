package dev.lockstep.conflict;

import java.util.Locale;

/** What is done where both sides changed the same; the value that gives way is kept in the conflict. */
public enum Policy {
    /** What the hub learnt of last stays. */
    NEWEST,
    /** The tracker's value stays. */
    REMOTE,
    /** The hub's value stays. */
    HUB,
    /** Each side keeps its own until a person answers. */
    ASK;

    /** As it is stored, and as the timeline says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
