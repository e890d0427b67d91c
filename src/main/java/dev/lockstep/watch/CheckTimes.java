package dev.lockstep.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** When a watch is looked at: at fixed points of its interval, which differ from watch to watch to spread the work. */
final class CheckTimes {
    private CheckTimes() {}

    /** The first such point after {@code now}; never later than one interval. */
    static Instant next(UUID watchId, int intervalMinutes, Instant now) {
        long interval = Duration.ofMinutes(intervalMinutes).toMillis();
        // Ids of watches made together are neighbours; their points of time shall not be.
        long phase = new SplittableRandom(watchId.hashCode()).nextLong(interval);
        return Instant.ofEpochMilli(
                now.toEpochMilli() + interval - Math.floorMod(now.toEpochMilli() - phase, interval));
    }
}
