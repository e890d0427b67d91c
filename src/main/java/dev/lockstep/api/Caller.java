package dev.lockstep.api;

/** How whoever calls has proved who they are. */
public enum Caller {
    TOKEN,
    /** By cookie: the browser sends it by itself, so a write must also come from our own page. */
    SESSION,
    NOBODY
}
