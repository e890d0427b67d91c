package dev.lockstep.connector.budget;

import java.time.Duration;
import java.time.Instant;

/** Adds up how long work takes that several limits hold up: at least as long as the longest of them, at most all together. */
final class BudgetForecast {
    /** Live work, restarts and the moments between a reset and the first answer take a part of each window. */
    private static final int SLACK_PERCENT = 115;

    private final Instant now;
    private Duration least = Duration.ZERO;
    private Duration most = Duration.ZERO;

    BudgetForecast(Instant now) {
        this.now = now;
    }

    /** So many units where some are free now, and so many more after each reset. */
    void afterResets(long units, long free, long perWindow, Duration first, Duration window) {
        if (units > free) {
            var resets = ceiling(units - free, perWindow);
            add(first.plus(window.multipliedBy(resets - 1)), first.plus(window.multipliedBy(resets)));
        }
    }

    /** So many units where each comes back some time after it was spent. */
    void sliding(long units, RateLimit limit, SlidingWindow window) {
        long perWindow = (long) limit.units() - limit.reserve();
        var sum = window.sum(now);
        var excess = units - Math.max(0, perWindow - sum);
        if (excess > 0) {
            var full = limit.window().multipliedBy(ceiling(units, perWindow) - 1);
            var soonest = excess <= sum ? Duration.between(now, window.freeAt(now, excess)) : full;
            add(soonest, limit.window().multipliedBy(ceiling(excess, perWindow)));
        }
    }

    private static long ceiling(long units, long each) {
        return (units + each - 1) / each;
    }

    private void add(Duration atLeast, Duration atMost) {
        least = least.compareTo(atLeast) < 0 ? atLeast : least;
        most = most.plus(atMost); // while one holds it up, it gets no nearer to the next
    }

    Budgets.Range after(Duration wait) {
        return new Budgets.Range(
                wait.plus(least), wait.plus(most.multipliedBy(SLACK_PERCENT).dividedBy(100)));
    }
}
