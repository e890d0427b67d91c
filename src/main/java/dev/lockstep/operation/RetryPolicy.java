package dev.lockstep.operation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter: spreads what failed together. */
final class RetryPolicy {
    static final Duration BASE = Duration.ofSeconds(1);
    static final Duration CAP = Duration.ofMinutes(5);
    private static final int DOUBLINGS_TO_CAP = 9;

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures so far, at least 1 */
    Duration delay(int failures) {
        return Duration.ofMillis(random.nextLong(ceiling(failures).toMillis() + 1));
    }

    static Duration ceiling(int failures) {
        var doubled = BASE.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_TO_CAP));
        return doubled.compareTo(CAP) < 0 ? doubled : CAP;
    }
}
