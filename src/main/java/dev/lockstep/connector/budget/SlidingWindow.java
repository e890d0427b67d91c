package dev.lockstep.connector.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was spent in the last stretch of time. A request counts from its end, so that a tracker, which counts it earlier,
 * has forgotten it before we do. Not thread-safe, knows no clock.
 */
final class SlidingWindow {
    private static final int KEPT_APART_PER_WINDOW = 120; // coarser makes the stored row small

    private final Duration length;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private long sum;

    SlidingWindow(Duration length) {
        this.length = length;
    }

    /** @param at epoch milliseconds */
    record Spent(long at, long units) {}

    void add(Instant now, long units) {
        if (units > 0) {
            add(new Spent(now.toEpochMilli(), units));
        }
    }

    private void add(Spent more) {
        var last = spent.peekLast();
        var grain = Math.max(1, length.toMillis() / KEPT_APART_PER_WINDOW);
        if (last != null && more.at / grain <= last.at / grain) {
            spent.removeLast();
            spent.addLast(new Spent(Math.max(last.at, more.at), last.units + more.units));
        } else {
            spent.addLast(more);
        }
        sum += more.units;
    }

    long sum(Instant now) {
        forget(now);
        return sum;
    }

    /** When so many of the units will have been forgotten; {@code now} plus a second when they are not among these. */
    Instant freeAt(Instant now, long units) {
        var excess = units;
        for (var each : spent) {
            excess -= each.units;
            if (excess <= 0) {
                return Instant.ofEpochMilli(each.at).plus(length);
            }
        }
        return now.plusSeconds(1);
    }

    List<Spent> stored() {
        return List.copyOf(spent);
    }

    void clear() {
        spent.clear();
        sum = 0;
    }

    void restore(List<Spent> stored) {
        stored.forEach(this::add);
    }

    private void forget(Instant now) {
        var millis = now.toEpochMilli();
        var last = spent.peekLast();
        if (last != null && last.at > millis) {
            // The clock was set back: what seems to come was just now.
            spent.clear();
            spent.addLast(new Spent(millis, sum));
        }
        for (var first = spent.peekFirst();
                first != null && first.at + length.toMillis() <= millis;
                first = spent.peekFirst()) {
            sum -= spent.removeFirst().units;
        }
    }
}
