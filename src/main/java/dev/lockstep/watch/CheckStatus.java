package dev.lockstep.watch;

/** What a row of the log tells. */
public enum CheckStatus {
    FIRST_SEEN,
    CHANGE_DETECTED,
    FORCE_PUSH,
    BRANCH_DELETED,
    NO_CHANGE,
    ERROR
}
