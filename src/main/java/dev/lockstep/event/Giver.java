package dev.lockstep.event;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives one consumer its events. What it has taken is one number, its place: units that store events commit in the order
 * of their numbers ({@link Database#inOrder}), so nothing can appear behind it. The place is locked and moves in the unit of the
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
    private long from;
    private Instant notBefore = Instant.EPOCH;

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
            places.begin(consumer.name());
            stored = places.lock(consumer.name()).seq();
        });
        from = stored;
    }

    /** When it fails and is to be given again. */
    Instant notBefore() {
        return notBefore;
    }

    /** True when there may be more at once. */
    boolean give() {
        List<Event> next = events.after(from, EventConsumer.BATCH_EVENTS);
        if (next.isEmpty() || notBefore.isAfter(clock.instant())) {
            return false;
        }
        long last = next.getLast().seq();
        if (wanted(next).isEmpty() && last - stored < UNSTORED) {
            from = last; // without a unit of work, because most events concern few
            return true;
        }
        try {
            Place place = database.write(this::take);
            stored = place.seq();
            from = Math.max(from, stored);
            notBefore = place.notBefore();
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                throw failure;
            }
            notBefore = database.write(() -> failed(failure)).notBefore();
        }
        return true;
    }

    private List<Event> wanted(List<Event> some) {
        var types = consumer.types();
        return some.stream()
                .filter(event -> types.stream().anyMatch(wanted -> EventKind.fits(wanted, event)))
                .toList();
    }

    private Place take() {
        Place place = places.lock(consumer.name());
        List<Event> next = next(place);
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

    private List<Event> next(Place place) {
        return events.after(Math.max(place.seq(), from), EventConsumer.BATCH_EVENTS);
    }

    private List<Event> wanted(Place place, List<Event> next) {
        return wanted(next).stream()
                .limit(place.isAlone() ? 1 : EventConsumer.BATCH_EVENTS)
                .toList();
    }

    private Place failed(RuntimeException failure) {
        Place place = places.lock(consumer.name());
        List<Event> wanted = wanted(place, next(place));
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
