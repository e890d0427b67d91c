package dev.lockstep.operation;

/** Where an issue or a comment stands in the queue, in the words of a person who waits for it. */
public enum SyncState {
    QUEUED,
    PROCESSING,
    /** It failed, and nothing has succeeded for it since. */
    ERRORED,
    SYNCED
}
