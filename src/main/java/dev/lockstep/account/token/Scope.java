package dev.lockstep.account.token;

/** What a personal token may be used for; each by itself. */
public enum Scope {
    /** GET and HEAD. */
    READ,
    /** What changes something. */
    WRITE,
    /** What only administrators may do; of use to them alone. */
    ADMIN
}
