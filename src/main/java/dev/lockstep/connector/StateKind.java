package dev.lockstep.connector;

/** What a state means, whatever a tracker calls it. Trackers with two states use TODO and DONE (or CANCELLED). */
public enum StateKind {
    BACKLOG,
    TODO,
    STARTED,
    DONE,
    CANCELLED;

    public boolean open() {
        return this != DONE && this != CANCELLED;
    }
}
