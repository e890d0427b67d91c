package dev.lockstep.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The outbox and the in-process bus behind it. An event is a fact: it is stored in the transaction of the change it
 * tells, and handed to subscribers after that transaction has committed.
 */
public interface Events {
    /**
     * What is to be stored.
     *
     * @param type one of {@link EventKind#ALL}
     * @param name see {@link EventKind}
     * @param counted what the payload tells the number of; null for most
     * @param payload asked for once nothing that counts the same is stored before this event, so that the number is right; it may
     *     read and nothing else
     */
    record News(
            String type,
            @Nullable String name,
            String subject,
            @Nullable UUID projectId,
            @Nullable String counted,
            Supplier<?> payload) {}

    /**
     * Stores an event; must be called inside a unit of work.
     *
     * @param type dotted, for example {@code issue.updated}
     * @param subject id of the record it is about
     * @param payload written as JSON; no secrets, texts up to {@link EventText#MAX_CHARS}
     */
    default void publish(String type, String subject, @Nullable UUID projectId, Object payload) {
        publish(new News(type, EventKind.nameOf(type), subject, projectId, null, () -> payload));
    }

    /** Stores an event; must be called inside a unit of work. */
    void publish(News news);

    /** Called once per event in order of {@link Event#seq()}, on the bus's own thread; must not block for long. */
    AutoCloseable subscribe(Consumer<Event> subscriber);

    /** Some of what was handed out, is needed by no consumer, and happened before a time; oldest first. */
    List<Event> outdated(Instant before, int most);

    /** Removes what stands from one number to another; inside a unit of work. Answers how many. */
    int remove(long first, long last);

    /** The number of the newest stored event, 0 when there is none. */
    long newest();

    /** Stored events after {@code seq}, oldest first. */
    List<Event> after(long seq, int limit);
}
