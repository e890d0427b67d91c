package dev.lockstep.connector;

/** A kind of outside system. The name in lower case is what is stored and shown. */
public enum Tracker {
    GITHUB,
    JIRA,
    PLANE
}
