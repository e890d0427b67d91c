package dev.lockstep.connector.budget;

import java.time.Duration;

/** At most so many units of something in any stretch of time. */
record RateLimit(Meter meter, int units, Duration window) {
    private static final double RESERVE_SHARE = 0.05;

    /** What is kept for live work. */
    int reserve() {
        return (int) Math.ceil(units * RESERVE_SHARE);
    }
}
