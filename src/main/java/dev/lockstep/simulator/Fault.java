package dev.lockstep.simulator;

/** What can go wrong with one request. */
public enum Fault {
    /** 502, nothing was done. */
    SERVER_ERROR,
    /** 429 (GitHub: 403), nothing was done. */
    RATE_LIMITED,
    /** The connection ends without an answer, nothing was done. */
    RESET_BEFORE_COMMIT,
    /** The connection ends without an answer, but the change is made. */
    RESET_AFTER_COMMIT,
    /** 502, but the change is made. */
    ERROR_AFTER_COMMIT,
    /** Half of the body, then the connection ends. The change is made. */
    TRUNCATED_BODY,
    /** A 200 with a page of HTML; the change is made. */
    HTML_INSTEAD_OF_JSON,
    /** Valid JSON of the wrong type; the change is made. */
    WRONG_JSON_TYPE,
    /** The body comes in drops over {@link Faults#slowReply}; the change is made. */
    SLOW_REPLY;

    boolean beforeCommit() {
        return this == SERVER_ERROR || this == RATE_LIMITED || this == RESET_BEFORE_COMMIT;
    }
}
