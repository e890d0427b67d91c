package dev.lockstep.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outbox and the in-process bus behind it. An event is a fact: it is stored in the transaction of the change it
 * tells, and handed to subscribers after that transaction has committed.
 */
public interface Events {
    /**
     * Stores an event; must be called inside a unit of work.
     *
     * @param type dotted, for example {@code issue.updated}
     * @param subject id of the record it is about
     * @param payload written as JSON; no secrets, no whole bodies
     */
    void publish(String type, String subject, @Nullable UUID projectId, Object payload);

    /** Called once per event in order of {@link Event#seq()}, on the bus's own thread; must not block for long. */
    AutoCloseable subscribe(Consumer<Event> subscriber);

    /** Removes some of what was handed out and happened before a time; inside a unit of work. Answers how many. */
    int prune(Instant before, int rows);

    /** Stored events after {@code seq}, oldest first. */
    List<Event> after(long seq, int limit);
}
