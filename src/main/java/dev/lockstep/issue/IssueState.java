package dev.lockstep.issue;

/** What a state means; a board's columns refine it. */
public enum IssueState {
    BACKLOG,
    TODO,
    STARTED,
    DONE,
    CANCELLED;

    public boolean open() {
        return this != DONE && this != CANCELLED;
    }
}
