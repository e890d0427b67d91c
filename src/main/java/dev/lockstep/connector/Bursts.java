package dev.lockstep.connector;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node's part of the limits that last only seconds, over all and on one record: too short to be shared by way of the
 * database, so each node keeps to the limit divided by the number of nodes. Not thread-safe, knows no clock.
 */
final class Bursts {
    private final RateRules rules;
    private final Meters all;
    private final Map<String, Meters> records = new HashMap<>();

    Bursts(RateRules rules) {
        this.rules = rules;
        all = new Meters(rules.bursts());
    }

    /** Counts a request, or says when it may be sent. */
    @Nullable
    Instant take(Instant now, Cost cost, @Nullable String record, int nodes) {
        records.values().removeIf(each -> each.quiet(now));
        var one = record == null || rules.perRecord().isEmpty()
                ? null
                : records.computeIfAbsent(record, id -> new Meters(rules.perRecord()));
        var free = all.freeAt(now, cost, nodes);
        var freeOne = one == null ? null : one.freeAt(now, cost, nodes);
        if (free != null || freeOne != null) {
            return free == null || freeOne != null && freeOne.isAfter(free) ? freeOne : free;
        }
        all.count(now, cost);
        if (one != null) {
            one.count(now, cost);
        }
        return null;
    }

    private static final class Meters {
        private final List<RateRules.Limit> limits;
        private final List<SlidingWindow> windows;

        Meters(List<RateRules.Limit> limits) {
            this.limits = limits;
            windows = limits.stream()
                    .map(limit -> new SlidingWindow(limit.window()))
                    .toList();
        }

        @Nullable
        Instant freeAt(Instant now, Cost cost, int nodes) {
            Instant latest = null;
            for (int i = 0; i < limits.size(); i++) {
                var limit = limits.get(i);
                var units = limit.meter().of(cost);
                var excess = windows.get(i).sum(now) + units - Math.max(units, limit.units() / nodes);
                if (units > 0 && excess > 0) {
                    var free = windows.get(i).freeAt(now, excess);
                    latest = latest == null || free.isAfter(latest) ? free : latest;
                }
            }
            return latest;
        }

        void count(Instant now, Cost cost) {
            for (int i = 0; i < limits.size(); i++) {
                windows.get(i).add(now, limits.get(i).meter().of(cost));
            }
        }

        boolean quiet(Instant now) {
            return windows.stream().allMatch(window -> window.sum(now) == 0);
        }
    }
}
