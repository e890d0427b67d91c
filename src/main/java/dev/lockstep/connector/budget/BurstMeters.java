package dev.lockstep.connector.budget;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some limits and what was spent of each lately. Not thread-safe, knows no clock. */
final class BurstMeters {
    private final List<RateLimit> limits;
    private final List<SlidingWindow> windows;

    BurstMeters(List<RateLimit> limits) {
        this.limits = limits;
        windows =
                limits.stream().map(limit -> new SlidingWindow(limit.window())).toList();
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
