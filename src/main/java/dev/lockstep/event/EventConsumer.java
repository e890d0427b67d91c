package dev.lockstep.event;

import java.util.List;

/**
 * A part of Lockstep that acts on events: it gets each event of its types once and in order, also those that were stored
 * while nothing ran. To have one, make a bean of this type; {@link Consuming} does the rest.
 *
 * <p>Each consumer has a thread of its own, so a slow one holds up nobody else. Over all nodes one at a time takes events
 * for it; which one may change from batch to batch, so nothing may be kept in memory from one to the next.
 */
public interface EventConsumer {
    int BATCH_EVENTS = 200;
    /** Of {@link #types()}: every event. */
    String ALL_TYPES = "";

    int MOST_ATTEMPTS = 8;

    /**
     * Its place in the events is kept under this name, which therefore never changes. One that was never seen before begins
     * with what is stored from then on: it does not get the past.
     */
    String name();

    /**
     * What it acts on: beginnings of types, as {@code issue.} or {@code comment.created}, or names, as {@code newCard}.
     * Asked for each batch after it was read, so it may depend on what is stored; none when nothing concerns it now.
     */
    List<String> types();

    /** Whether it takes its events on this node. Somewhere it should: what nobody takes is kept until somebody does. */
    default boolean isOurs() {
        return true;
    }

    /**
     * Called inside the unit of work in which its place moves too, so what it stores happens once for each event. It must
     * not call anybody and not wait: what goes out is stored here and sent by somebody else. On PostgreSQL a unit that lost
     * to another is run again, so it must change nothing but the database. An event tells that something changed; what the
     * record looks like by now is read from the database, and it may be gone.
     *
     * <p>What it throws takes all of it back. The events are given again, one by one and after a while; one that fails
     * {@link #MOST_ATTEMPTS} times (about four minutes) is put aside ({@link Consuming#aside}), and those behind it go on.
     *
     * @param events of its types, oldest first, not empty, at most {@link #BATCH_EVENTS}
     */
    void consume(List<Event> events);
}
