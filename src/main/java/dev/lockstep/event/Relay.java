package dev.lockstep.event;

import dev.lockstep.base.Database;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies the outbox to Redis, in its order. How far it has come is stored after Redis has it, so what a crash leaves in doubt is
 * sent again, and refused there. Several nodes may do the same. Not thread-safe.
 */
final class Relay {
    static final String PLACE = "redis-relay";
    private static final int BATCH_EVENTS = 1_000;
    /** While there is more, the place is stored after so many; a crash repeats them. */
    private static final int UNSTORED = 10_000;

    private final RedisStream stream;
    private final Events events;
    private final Places places;
    private final Database database;
    private volatile long from;
    private long stored;
    private @Nullable Sent sending;

    private record Sent(RedisStream.Sending on, long last) {}

    Relay(RedisStream stream, Events events, Places places, Database database) {
        this.stream = stream;
        this.events = events;
        this.places = places;
        this.database = database;
    }

    /** From here on nothing is left out; a new relay does not copy the past. Needs no Redis. */
    void enter() {
        stored = database.write(() -> {
            places.beginUnneeded(PLACE, events.newest());
            return places.lock(PLACE).seq();
        });
        from = stored;
        sending = null;
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

    /** Reads and sends the next ones while those before are on their way. True when there may be more at once. */
    boolean relay() {
        var before = sending;
        long sent = before == null ? from : before.last();
        var next = events.after(sent, BATCH_EVENTS);
        sending = next.isEmpty()
                ? null
                : new Sent(stream.send(chained(sent, next)), next.getLast().seq());
        if (before != null) {
            before.on().await();
            from = before.last();
        }
        if (from > stored && (next.isEmpty() || from - stored >= UNSTORED)) {
            database.write(() -> places.advance(PLACE, from));
            stored = from;
        }
        return sending != null;
    }

    private static List<Streamed> chained(long before, List<Event> next) {
        var chained = new ArrayList<Streamed>(next.size());
        long prev = before;
        for (var event : next) {
            chained.add(new Streamed(event, prev));
            prev = event.seq();
        }
        return chained;
    }
}
