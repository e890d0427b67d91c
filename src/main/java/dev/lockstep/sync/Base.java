package dev.lockstep.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.connector.RemoteSession.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Per field the pair of values on which both sides last agreed. Both are kept because mappings lose detail (five states
 * on two, rewritten HTML): a field is unchanged on a side when it equals that side's base value.
 *
 * @param sent what was written there and not answered so far, oldest first
 * @param replaced what our last write found there when it was decided, until its webhook tells what it really replaced
 */
public record Base(
        Map<Field, Pair> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Field, List<Sent>> sent,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Field, String> replaced) {
    public static final Base EMPTY = new Base(Map.of());

    public Base {
        sent = sent == null ? Map.of() : sent; // what was stored before there was any
        replaced = replaced == null ? Map.of() : replaced;
    }

    /** Trackers tell whole seconds. */
    private static final Duration SAME_TIME = Duration.ofSeconds(1);

    /** Of two that were in step before the hub forgot one of them: only that one changed since. */
    static boolean changedThere(Instant hub, Instant remote) {
        return remote.isAfter(hub.plus(SAME_TIME));
    }

    Base(Map<Field, Pair> fields) {
        this(fields, Map.of());
    }

    Base(Map<Field, Pair> fields, Map<Field, List<Sent>> sent) {
        this(fields, sent, Map.of());
    }

    public record Pair(String hub, String remote) {}

    /**
     * A write whose end is not known: the process may have died, or the answer got lost.
     *
     * @param agreed what becomes the base when it arrived
     * @param shown what the tracker shows then
     * @param until when it may arrive at the latest
     * @param missed it did not show when the tracker was read since
     */
    public record Sent(Pair agreed, String shown, Instant until, boolean missed) {
        Sent asMissed() {
            return new Sent(agreed, shown, until, true);
        }

        /** The tracker has dealt with it, one way or the other. */
        Sent dealtWith() {
            return new Sent(agreed, shown, Instant.EPOCH, missed);
        }
    }

    @Nullable
    Pair pair(Field field) {
        return fields.get(field);
    }

    Base with(Map<Field, Pair> moved) {
        if (moved.isEmpty()) {
            return this;
        }
        Map<Field, Pair> all = new EnumMap<>(Field.class);
        all.putAll(fields);
        all.putAll(moved);
        return new Base(all, sent, replaced);
    }

    Base with(Field field, List<Sent> onTheWay) {
        Map<Field, List<Sent>> all = new EnumMap<>(Field.class);
        all.putAll(sent);
        all.put(field, onTheWay);
        all.values().removeIf(List::isEmpty);
        return new Base(fields, all, replaced);
    }

    /** @param found in place of what was known before */
    Base replacing(Map<Field, String> found) {
        return new Base(fields, sent, found);
    }
}
