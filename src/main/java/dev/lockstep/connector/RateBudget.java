package dev.lockstep.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one connection's budget: the tracker's last word, less what is under way. Until it has spoken, and
 * again after each reset, one request at a time. Not thread-safe, knows no clock.
 */
final class RateBudget {
    private static final double RESERVE_SHARE = 0.05;
    private static final Duration LOST_FOR = Duration.ofSeconds(60);

    private final Rules rules;
    private final @Nullable SlidingWindow points;
    private final List<SlidingWindow> creations;
    private int underWay;
    private final Deque<Instant> lost = new ArrayDeque<>();
    private boolean unlimited;
    private @Nullable Integer limit;
    private @Nullable Integer remaining;
    private @Nullable Instant resetsAt;
    private long window;
    private @Nullable Instant pausedUntil;
    private @Nullable String pauseReason;

    /**
     * @param maxConcurrent requests under way at once
     * @param minReserve requests kept for live work at least, where the tracker has a limit
     * @param secondary whether GitHub's secondary limits hold
     */
    record Rules(int maxConcurrent, int minReserve, boolean secondary) {}

    sealed interface Verdict {
        /** Counted as under way; must be ended. */
        record Granted() implements Verdict {}

        /** Ask again when something under way has ended. */
        record Busy() implements Verdict {}

        record Spent(Instant until, String reason) implements Verdict {}
    }

    RateBudget(Rules rules) {
        this.rules = rules;
        points = rules.secondary ? new SlidingWindow(900, Duration.ofMinutes(1)) : null;
        creations = rules.secondary
                ? List.of(new SlidingWindow(80, Duration.ofMinutes(1)), new SlidingWindow(500, Duration.ofHours(1)))
                : List.of();
    }

    Verdict ask(Instant now, Cost cost, boolean backfill) {
        forgetThePast(now);
        if (pausedUntil != null) {
            return new Verdict.Spent(pausedUntil, pauseReason == null ? "The tracker asked for patience" : pauseReason);
        }
        var reserve = backfill ? reserve() : 0;
        if (remaining != null && resetsAt != null && free(remaining) <= reserve) {
            return new Verdict.Spent(resetsAt, "The tracker's request budget is spent");
        }
        var burst = burst(now, cost, backfill);
        if (burst != null) {
            return burst;
        }
        if (underWay >= (remaining == null && !unlimited ? 1 : rules.maxConcurrent)) {
            return new Verdict.Busy();
        }
        begin(cost);
        return new Verdict.Granted();
    }

    private Verdict.@Nullable Spent burst(Instant now, Cost cost, boolean backfill) {
        Instant until = null;
        if (points != null) {
            until = blocked(points, now, cost.points, backfill);
        }
        for (var each : creations) {
            var free = blocked(each, now, cost.creations, backfill);
            until = until == null || free != null && free.isAfter(until) ? free : until;
        }
        return until == null ? null : new Verdict.Spent(until, "The tracker's limit for bursts of writes is reached");
    }

    private static @Nullable Instant blocked(SlidingWindow window, Instant now, int units, boolean backfill) {
        var reserve = backfill ? window.reserve(RESERVE_SHARE) : 0;
        return window.allows(now, units, reserve) ? null : window.freeAt(now, units, reserve);
    }

    private void begin(Cost cost) {
        underWay++;
        if (points != null) {
            points.begin(cost.points);
        }
        creations.forEach(each -> each.begin(cost.creations));
    }

    /** @param seen null when there was no answer, or none that speaks for the API (a proxy's error page) */
    void ended(Instant now, Cost cost, @Nullable RateHeaders seen) {
        underWay--;
        if (points != null) {
            points.end(now, cost.points);
        }
        creations.forEach(each -> each.end(now, cost.creations));
        if (seen == null && remaining != null) {
            lost.addLast(now);
        }
        if (seen != null && seen.remaining() != null && seen.resetsAt() != null) {
            learn(now, seen, seen.remaining(), seen.resetsAt());
        } else if (remaining != null) {
            remaining = Math.max(0, remaining - 1);
        } else if (seen != null && limit == null) {
            unlimited = true;
        }
    }

    private void learn(Instant now, RateHeaders seen, int left, Instant reset) {
        // Answers overtake each other: an older window's says nothing, and within one window the lowest is the newest.
        if (seen.window() < window || !reset.isAfter(now)) {
            return;
        }
        var known = remaining;
        remaining = known != null && seen.window() == window
                ? Integer.valueOf(Math.min(known, left))
                : Integer.valueOf(left);
        resetsAt = resetsAt != null && resetsAt.isAfter(reset) ? resetsAt : reset;
        window = seen.window();
        limit = seen.limit() != null ? seen.limit() : Integer.valueOf(Math.max(left + 1, limit == null ? 0 : limit));
        unlimited = false;
    }

    void pause(Instant until, String reason) {
        if (pausedUntil == null || until.isAfter(pausedUntil)) {
            pausedUntil = until;
            pauseReason = reason;
        }
    }

    /** What was lost may reach the tracker after the request whose answer told what remains. */
    private int free(int left) {
        return left - underWay - lost.size();
    }

    private void forgetThePast(Instant now) {
        while (!lost.isEmpty() && !lost.getFirst().plus(LOST_FOR).isAfter(now)) {
            lost.removeFirst();
        }
        if (pausedUntil != null && !pausedUntil.isAfter(now)) {
            pausedUntil = null;
        }
        if (resetsAt != null && !resetsAt.isAfter(now)) {
            resetsAt = null;
            remaining = null;
        }
    }

    private int reserve() {
        return limit == null ? rules.minReserve : Math.max(rules.minReserve, (int) Math.ceil(limit * RESERVE_SHARE));
    }

    Budgets.Budget budget(Instant now) {
        forgetThePast(now);
        var spent = remaining != null && free(remaining) <= 0;
        var notBefore = pausedUntil != null ? pausedUntil : spent ? resetsAt : null;
        var reason = notBefore == null ? null : pausedUntil != null ? pauseReason : "The request budget is spent.";
        return new Budgets.Budget(limit, remaining, resetsAt, notBefore, reason);
    }

    /** Creations of the last hour, for a restart. */
    List<Instant> creations(Instant now) {
        return creations.isEmpty() ? List.of() : creations.getLast().history(now);
    }

    /** What an earlier process knew. */
    void remember(Budgets.Budget known, List<Instant> created) {
        limit = known.limit();
        resetsAt = known.resetsAt();
        remaining = known.resetsAt() == null ? null : known.remaining();
        if (known.notBefore() != null && known.reason() != null) {
            pause(known.notBefore(), known.reason());
        }
        creations.forEach(each -> each.begin(created.size()));
        created.forEach(at -> creations.forEach(each -> each.end(at, 1)));
    }
}
