package dev.lockstep.simulator;

/** What one tracker answers. Called on the request's virtual thread. */
public interface Site {
    /** The pattern that the request belongs to, for counting. */
    String route(Request request);

    Answer answer(Request request);

    /** As if the caller had asked too much. */
    Answer rateLimited();

    /** Whether this answer tells somebody that it asked too much. */
    boolean isLimit(Answer answer);
}
