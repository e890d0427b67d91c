package dev.lockstep.repeat;

/** What is to be done with a request that has a key. */
public sealed interface Turn {
    /** It is the first: do it, then {@link Repeats#answered} or {@link Repeats#forget}. */
    record First() implements Turn {}

    /** It was done: answer the same. */
    record Again(Answer answer) implements Turn {}

    /** The key stands for another request. */
    record Other() implements Turn {}

    /** The first is being done at this moment. */
    record Running() implements Turn {}

    /** The first was begun, and nobody knows what came of it. */
    record Unknown() implements Turn {}
}
