package dev.lockstep.conflict;

/** What shall stand from now on. */
public enum Keep {
    HUB,
    REMOTE,
    /** Of texts: what both have once, and where they differ one after the other. */
    BOTH,
    TEXT,
    /** What gave way when a policy decided. */
    RESTORE
}
