package dev.lockstep.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * At most so many units in any stretch of time. A request counts from when it is sent until its answer is as old as the
 * window, so the tracker, which counts somewhere in between, never counts more. Not thread-safe, knows no clock.
 */
final class SlidingWindow {
    private final int limit;
    private final Duration length;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private int sum;
    private int underWay;

    SlidingWindow(int limit, Duration length) {
        this.limit = limit;
        this.length = length;
    }

    /** @param reserve units that may not be touched */
    boolean allows(Instant now, int units, int reserve) {
        forget(now);
        return units == 0 || sum + underWay + units <= limit - reserve;
    }

    /** When enough will have been forgotten for these units; {@code now} plus a second when that is not known yet. */
    Instant freeAt(Instant now, int units, int reserve) {
        var excess = sum + underWay + units - (limit - reserve);
        for (var each : spent) {
            excess -= each.units;
            if (excess <= 0) {
                return each.at.plus(length);
            }
        }
        return now.plusSeconds(1);
    }

    void begin(int units) {
        underWay += units;
    }

    void end(Instant now, int units) {
        underWay -= units;
        if (units > 0) {
            spent.addLast(new Spent(now, units));
            sum += units;
        }
    }

    /** For a restart: when units were spent, one entry a unit, oldest first. */
    List<Instant> history(Instant now) {
        forget(now);
        return spent.stream().map(Spent::at).toList();
    }

    int reserve(double share) {
        return (int) Math.ceil(limit * share);
    }

    private void forget(Instant now) {
        for (var first = spent.peekFirst();
                first != null && !first.at.plus(length).isAfter(now);
                first = spent.peekFirst()) {
            sum -= spent.removeFirst().units;
        }
    }

    private record Spent(Instant at, int units) {}
}
