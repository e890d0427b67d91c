package dev.lockstep.connector.budget;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node's part of the limits that last only seconds, over all and on one record: too short to be shared by way of the
 * database, so each node keeps to the limit divided by the number of nodes. Not thread-safe, knows no clock.
 */
final class Bursts {
    private final RateRules rules;
    private final BurstMeters all;
    private final Map<String, BurstMeters> records = new HashMap<>();

    Bursts(RateRules rules) {
        this.rules = rules;
        all = new BurstMeters(rules.bursts());
    }

    /** Counts a request, or says when it may be sent. */
    @Nullable
    Instant take(Instant now, Cost cost, @Nullable String record, int nodes) {
        records.values().removeIf(each -> each.quiet(now));
        var one = record == null || rules.perRecord().isEmpty()
                ? null
                : records.computeIfAbsent(record, id -> new BurstMeters(rules.perRecord()));
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
}
