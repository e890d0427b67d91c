package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bursts over all, and writes on one issue. Guarded by the world's lock. */
final class JiraLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
    private static final Map<String, Integer> PER_SECOND = Map.of("GET", 100, "POST", 100, "PUT", 50, "DELETE", 50);

    private final JiraWorld world;
    private final Map<String, Deque<Instant>> spent = new HashMap<>();
    private boolean enforced = true;

    JiraLimits(JiraWorld world) {
        this.world = world;
    }

    void enforce(boolean on) {
        enforced = on;
    }

    /** The refusal, when this request is one too many; a refused one costs nothing. */
    Optional<Answer> spend(String method, String issue) {
        if (!enforced) {
            return Optional.empty();
        }
        var now = world.now();
        boolean write = !method.equals("GET") && !issue.isEmpty();
        if (full(method, PER_SECOND.getOrDefault(method, 100), SECOND, now)) {
            return Optional.of(refused(1, "jira-burst-based"));
        }
        if (write && (full(issue, 20, SECOND.multipliedBy(2), now) || full("30 " + issue, 100, HALF_MINUTE, now))) {
            return Optional.of(refused(2, "jira-per-issue-on-write"));
        }
        (write ? List.of(method, issue, "30 " + issue) : List.of(method)).forEach(what -> count(what, now));
        return Optional.empty();
    }

    private boolean full(String what, int most, Duration window, Instant now) {
        var times = spent.getOrDefault(what, new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(window))) {
            times.removeFirst();
        }
        return times.size() >= most;
    }

    private void count(String what, Instant now) {
        spent.computeIfAbsent(what, key -> new ArrayDeque<>()).addLast(now);
    }

    Answer refused(int seconds, String reason) {
        return JiraErrors.answer(429, "Rate limit exceeded.")
                .with("Retry-After", seconds)
                .with("RateLimit-Reason", reason)
                .with("X-RateLimit-Reset", world.now().plusSeconds(seconds));
    }
}
