package dev.lockstep.connector.budget;

import dev.lockstep.connector.Tracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The limits of a tracker that its headers do not tell.
 *
 * @param concurrent requests under way at once, on all nodes together
 * @param minReserve requests kept for live work at least, where the tracker has a limit
 * @param window how long what the headers tell lasts; for estimates
 * @param shared limits over a minute and more, which all nodes count together
 * @param bursts limits over seconds: each node keeps to its part
 * @param perRecord limits of writes on one record
 */
record RateRules(
        int concurrent,
        int minReserve,
        Duration window,
        List<RateLimit> shared,
        List<RateLimit> bursts,
        List<RateLimit> perRecord) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double RESERVE_SHARE = 0.05;
    private static final int MIN_RESERVE = 2;
    private static final int POLITE = 32; // where the tracker names no number

    static RateRules of(Tracker tracker, boolean githubSecondary) {
        return switch (tracker) {
            case GITHUB -> githubSecondary ? GITHUB : GITHUB_ENTERPRISE;
            case PLANE -> PLANE;
            case JIRA -> JIRA;
        };
    }

    private static final RateRules PLANE = new RateRules(POLITE, MIN_RESERVE, MINUTE, List.of(), List.of(), List.of());

    private static final RateRules GITHUB_ENTERPRISE =
            new RateRules(POLITE, MIN_RESERVE, HOUR, List.of(), List.of(), List.of());

    private static final RateRules GITHUB = new RateRules(
            90, // of the 100 that GitHub allows
            MIN_RESERVE,
            HOUR,
            List.of(
                    new RateLimit(Meter.POINTS, 900, MINUTE),
                    new RateLimit(Meter.CREATIONS, 80, MINUTE),
                    new RateLimit(Meter.CREATIONS, 500, HOUR)),
            List.of(),
            List.of());

    private static final RateRules JIRA = new RateRules(
            POLITE,
            MIN_RESERVE,
            HOUR,
            List.of(),
            // Nine tenths of what Jira allows: these are counted when sent, and the network bunches requests up.
            List.of(
                    new RateLimit(Meter.READS, 90, Duration.ofSeconds(1)),
                    new RateLimit(Meter.CREATIONS, 90, Duration.ofSeconds(1)),
                    new RateLimit(Meter.EDITS, 45, Duration.ofSeconds(1))),
            List.of(
                    new RateLimit(Meter.WRITES, 18, Duration.ofSeconds(2)),
                    new RateLimit(Meter.WRITES, 90, Duration.ofSeconds(30))));

    /** How many kinds of units are counted: requests first, then one for each shared limit. */
    int kinds() {
        return 1 + shared.size();
    }

    long[] units(Cost cost) {
        var units = new long[kinds()];
        units[0] = 1;
        for (int i = 0; i < shared.size(); i++) {
            units[i + 1] = shared.get(i).meter().of(cost);
        }
        return units;
    }

    int reserve(int requestLimit) {
        return Math.max(minReserve, (int) Math.ceil(requestLimit * RESERVE_SHARE));
    }

    List<SlidingWindow> windows() {
        var windows = new ArrayList<SlidingWindow>();
        shared.forEach(limit -> windows.add(new SlidingWindow(limit.window())));
        return windows;
    }
}
