package dev.lockstep.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Primary and secondary limits, per token. Guarded by the world's lock. */
final class GitHubLimits {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int POINTS_PER_MINUTE = 900;
    private static final int POINTS_PER_WRITE = 5;
    private static final int CREATES_PER_MINUTE = 80;
    private static final int CREATES_PER_HOUR = 500;

    private final GitHubWorld world;
    private final Map<String, Spent> spent = new HashMap<>();
    private int perHour = 5_000;
    private boolean secondary;
    private boolean saysRetryAfter = true;

    GitHubLimits(GitHubWorld world) {
        this.world = world;
    }

    void perHour(int requests) {
        perHour = requests;
    }

    void secondary(boolean enforced, boolean withRetryAfter) {
        secondary = enforced;
        saysRetryAfter = withRetryAfter;
    }

    /** The refusal, when this request is one too many. */
    Optional<Answer> check(@Nullable GitHubToken token, Request request) {
        var mine = spentBy(token);
        if (mine.used >= perHour) {
            return Optional.of(primary(token));
        }
        return secondary && mine.tooFast(world.now(), request) ? Optional.of(tooFast()) : Optional.empty();
    }

    /** A conditional request answered 304 is free for those who are signed in. */
    void count(@Nullable GitHubToken token, Request request, Answer answer) {
        if (answer.status() != 304 || token == null) {
            spentBy(token).count(world.now(), request, answer);
        }
    }

    Answer primary(@Nullable GitHubToken token) {
        var id = token == null ? 0 : world.user(token.login()).id();
        return budget(token).on(GitHubErrors.answer(403, "API rate limit exceeded for user ID " + id + "."));
    }

    Answer tooFast() {
        var answer = GitHubErrors.answer(
                403, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
        return saysRetryAfter ? answer.with("Retry-After", MINUTE.toSeconds()) : answer;
    }

    Budget budget(@Nullable GitHubToken token) {
        var mine = spentBy(token);
        return new Budget(perHour, mine.used, mine.resetsAt.getEpochSecond());
    }

    private Spent spentBy(@Nullable GitHubToken token) {
        var now = world.now();
        return spent.compute(
                token == null ? "" : token.login(),
                (login, mine) -> mine == null || !now.isBefore(mine.resetsAt) ? new Spent(now.plus(WINDOW)) : mine);
    }

    /** What is left of the primary limit. */
    record Budget(int limit, int used, long resetEpochSeconds) {
        Answer on(Answer answer) {
            return answer.with("X-RateLimit-Limit", limit)
                    .with("X-RateLimit-Remaining", Math.max(0, limit - used))
                    .with("X-RateLimit-Used", used)
                    .with("X-RateLimit-Reset", resetEpochSeconds)
                    .with("X-RateLimit-Resource", "core");
        }

        ObjectNode json() {
            return Json.object()
                    .put("limit", limit)
                    .put("remaining", Math.max(0, limit - used))
                    .put("reset", resetEpochSeconds)
                    .put("used", used);
        }
    }

    private static final class Spent {
        final Instant resetsAt;
        int used;
        private final Deque<Instant> points = new ArrayDeque<>();
        private final Deque<Instant> creates = new ArrayDeque<>();

        Spent(Instant resetsAt) {
            this.resetsAt = resetsAt;
        }

        boolean tooFast(Instant now, Request request) {
            while (!points.isEmpty() && points.getFirst().isBefore(now.minus(MINUTE))) {
                points.removeFirst();
            }
            long inMinute =
                    creates.stream().filter(at -> at.isAfter(now.minus(MINUTE))).count();
            boolean creates = request.method().equals("POST");
            return points.size() >= POINTS_PER_MINUTE
                    || creates && (inMinute >= CREATES_PER_MINUTE || this.creates.size() >= CREATES_PER_HOUR);
        }

        void count(Instant now, Request request, Answer answer) {
            used++;
            for (int i = 0; i < (request.reads() ? 1 : POINTS_PER_WRITE); i++) {
                keep(points, now, POINTS_PER_MINUTE);
            }
            if (answer.status() == 201) {
                keep(creates, now, CREATES_PER_HOUR);
            }
        }

        private static void keep(Deque<Instant> times, Instant now, int most) {
            times.addLast(now);
            if (times.size() > most) {
                times.removeFirst();
            }
        }
    }
}
