package dev.lockstep.account.login;

/** What a one-time word is for. */
public enum Purpose {
    /** The first account of a hub, an administrator's. */
    SET_UP,
    INVITATION,
    /** A new password instead of a forgotten one. */
    RESET
}
