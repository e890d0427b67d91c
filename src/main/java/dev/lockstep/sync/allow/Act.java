package dev.lockstep.sync.allow;

/** What a look does at one place. */
public enum Act {
    CREATE,
    EDIT,
    DELETE,
    MATCH,
    ASK,
    GONE
}
