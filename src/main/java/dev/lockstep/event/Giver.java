package dev.lockstep.event;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives one consumer its events. What it has taken is one number, its place: events are read only as far as
 * none can come any more ({@link Database#settled}), so nothing can appear behind it. The place is locked and moves in the unit of the
 * effects, so another node, or this one after a crash, goes on exactly there. Not thread-safe; other nodes may do the same.
 */
final class Giver {
    private static final Logger LOG = LoggerFactory.getLogger(Giver.class);
    /** A place is stored at the latest after so many events that do not concern the consumer. */
    private static final int UNSTORED = 1_000;

    private final EventConsumer consumer;
    private final Events events;
    private final Places places;
    private final Asides asides;
    private final Database database;
    private final InstantSource clock;
    private long stored;
    private volatile long from;
    private volatile Instant notBefore = Instant.EPOCH;
    private volatile @Nullable Lost lost;

    /** What was put aside just now. */
    private record Lost(Event event, String reason) {}

    Giver(EventConsumer consumer, Events events, Places places, Asides asides, Database database, InstantSource clock) {
        this.consumer = consumer;
        this.events = events;
        this.places = places;
        this.asides = asides;
        this.database = database;
        this.clock = clock;
    }

    void begin() {
        database.write(() -> {
            places.begin(consumer.name(), events.newest());
            stored = places.lock(consumer.name()).seq();
        });
        from = stored;
    }

    /** When it fails and is to be given again. */
    Instant notBefore() {
        return notBefore;
    }

    /** Tells once of what was put aside; it stands in the database already. */
    void tellLost(BiConsumer<Event, String> told) {
        var put = lost;
        if (put != null) {
            lost = null;
            told.accept(put.event(), put.reason());
        }
    }

    /** The newest event that this consumer has taken or that does not concern it, as far as this node knows. */
    long known() {
        return from;
    }

    /** From the outbox; true when there may be more at once. */
    boolean give() {
        List<Event> next = events.after(from, EventConsumer.BATCH_EVENTS);
        if (next.isEmpty() || notBefore.isAfter(clock.instant())) {
            return false;
        }
        give(next);
        return true;
    }

    /** From the stream; false when the outbox must be looked at, because something is missing or was not taken. */
    boolean give(Stream<Streamed> some) {
        var fresh = some.filter(each -> each.event().seq() > from).toList();
        if (fresh.isEmpty()) {
            return true;
        }
        var next = Streamed.after(from, fresh);
        if (next.isEmpty() || notBefore.isAfter(clock.instant())) {
            return false;
        }
        give(next);
        return from >= next.getLast().seq();
    }

    private void give(List<Event> next) {
        long last = next.getLast().seq();
        if (wanted(next).isEmpty() && last - stored < UNSTORED) {
            from = last; // without a unit of work, because most events concern few
            return;
        }
        try {
            Place place = database.write(() -> take(next));
            stored = place.seq();
            from = Math.max(from, stored);
            notBefore = place.notBefore();
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                throw failure;
            }
            notBefore = database.write(() -> failed(next, failure)).notBefore();
        }
    }

    private List<Event> wanted(List<Event> some) {
        var types = consumer.types();
        return some.stream()
                .filter(event -> types.stream().anyMatch(wanted -> EventKind.fits(wanted, event)))
                .toList();
    }

    private Place take(List<Event> read) {
        Place place = places.lock(consumer.name());
        List<Event> next = after(place, read);
        if (place.notBefore().isAfter(clock.instant()) || next.isEmpty()) {
            return place; // another node has taken them, or met the failure
        }
        List<Event> wanted = wanted(place, next);
        if (!wanted.isEmpty()) {
            consumer.consume(wanted);
        }
        Place moved = place.moved(
                (place.isAlone() && !wanted.isEmpty() ? wanted : next).getLast().seq());
        places.store(consumer.name(), moved);
        return moved;
    }

    private static List<Event> after(Place place, List<Event> read) {
        return read.stream().filter(event -> event.seq() > place.seq()).toList();
    }

    private List<Event> wanted(Place place, List<Event> next) {
        return wanted(next).stream()
                .limit(place.isAlone() ? 1 : EventConsumer.BATCH_EVENTS)
                .toList();
    }

    private Place failed(List<Event> read, RuntimeException failure) {
        Place place = places.lock(consumer.name());
        List<Event> wanted = wanted(place, after(place, read));
        if (wanted.isEmpty()) {
            return place;
        }
        Place failed = place.failed(wanted.getLast().seq(), clock.instant());
        if (place.isAlone() && failed.attempts() >= EventConsumer.MOST_ATTEMPTS) {
            Event poison = wanted.getFirst();
            LOG.error(
                    "{} cannot take event {} ({}); it is put aside",
                    consumer.name(),
                    poison.id(),
                    poison.type(),
                    failure);
            asides.put(consumer.name(), poison, failure.toString(), clock.instant());
            database.afterCommit(() -> lost = new Lost(poison, failure.toString()));
            failed = place.moved(poison.seq());
        } else {
            LOG.warn(
                    "{} failed on {} events and gets them again: {}",
                    consumer.name(),
                    wanted.size(),
                    failure.toString());
        }
        places.store(consumer.name(), failed);
        return failed;
    }
}
