package dev.lockstep.event;

import dev.lockstep.base.Database;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies the outbox to Redis, in its order. How far it has come is stored after Redis has it, so what a crash leaves in doubt is
 * sent again, and refused there. Several nodes may do the same. Not thread-safe.
 */
final class Relay {
    static final String PLACE = "redis-relay";
    private static final int BATCH_EVENTS = 1_000;

    private final RedisStream stream;
    private final Events events;
    private final Places places;
    private final Database database;
    private volatile long from;

    Relay(RedisStream stream, Events events, Places places, Database database) {
        this.stream = stream;
        this.events = events;
        this.places = places;
        this.database = database;
    }

    /** From here on nothing is left out; a new relay does not copy the past. Needs no Redis. */
    void enter() {
        from = database.write(() -> {
            places.beginUnneeded(PLACE);
            return places.lock(PLACE).seq();
        });
    }

    /** Looks where to go on, and whether the stream tells of this database. Also after Redis was away. */
    void begin() {
        enter();
        stream.forget(this::isForeign);
    }

    private boolean isForeign(Streamed top) {
        var seq = top.event().seq();
        var ours = events.after(seq - 1, 1);
        return ours.isEmpty() && seq > Math.max(events.newest(), from)
                || !ours.isEmpty()
                        && ours.getFirst().seq() == seq
                        && !ours.getFirst().id().equals(top.event().id());
    }

    /** The newest that Redis has got. */
    long known() {
        return from;
    }

    /** True when there may be more at once. */
    boolean relay() {
        var next = events.after(from, BATCH_EVENTS);
        if (next.isEmpty()) {
            return false;
        }
        stream.add(chained(next));
        from = next.getLast().seq();
        database.write(() -> places.advance(PLACE, from));
        return true;
    }

    private List<Streamed> chained(List<Event> next) {
        var chained = new ArrayList<Streamed>();
        long prev = from;
        for (var event : next) {
            chained.add(new Streamed(event, prev));
            prev = event.seq();
        }
        return chained;
    }
}
