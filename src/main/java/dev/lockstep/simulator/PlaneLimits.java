package dev.lockstep.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** So many requests a minute and key, in a sliding window. Guarded by the world's lock. */
final class PlaneLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    static final int REAL_REQUESTS_PER_MINUTE = 60;

    private final PlaneWorld world;
    private final Map<String, Deque<Instant>> spent = new HashMap<>();
    private int perMinute = REAL_REQUESTS_PER_MINUTE;

    PlaneLimits(PlaneWorld world) {
        this.world = world;
    }

    /** @param requests 0 for no limit */
    void perMinute(int requests) {
        perMinute = requests;
        spent.clear();
    }

    /** The refusal, when this request is one too many; a refused one costs nothing. */
    Optional<Answer> spend(String key) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        var mine = spent.computeIfAbsent(key, it -> new ArrayDeque<>());
        var now = world.now();
        while (!mine.isEmpty() && !mine.getFirst().isAfter(now.minus(WINDOW))) {
            mine.removeFirst();
        }
        if (mine.size() >= perMinute) {
            return Optional.of(onAnswer(key, throttled(mine.getFirst().plus(WINDOW), now)));
        }
        mine.addLast(now);
        return Optional.empty();
    }

    Answer throttled() {
        return throttled(world.now().plus(WINDOW), world.now());
    }

    private static Answer throttled(Instant free, Instant now) {
        long seconds = 1 + Duration.between(now, free).toSeconds();
        var body = Json.object().put("detail", "Request was throttled. Expected available in " + seconds + " seconds.");
        return Answer.json(429, body)
                .with("X-RateLimit-Remaining", 0)
                .with("X-RateLimit-Reset", free.getEpochSecond() + 1);
    }

    Answer onAnswer(String key, Answer answer) {
        if (perMinute == 0 || answer.status() == 429) {
            return answer;
        }
        int spentOnes = spent.getOrDefault(key, new ArrayDeque<>()).size();
        return answer.with("X-RateLimit-Remaining", Math.max(0, perMinute - spentOnes))
                .with("X-RateLimit-Reset", world.now().plus(WINDOW).getEpochSecond());
    }
}
