package dev.lockstep.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How fast running jobs go, from their last half minute; in memory, because it is of no use later. */
@Component
final class JobPace {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int MAX_SAMPLES = 256;
    private static final int ENOUGH_ENDED = 20;

    private final Map<UUID, Deque<Sample>> samples = new ConcurrentHashMap<>();
    private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();

    private record Sample(Instant at, long ended) {}

    /** @param etaSeconds null before there is enough to say */
    record Pace(double perSecond, @Nullable Long etaSeconds) {
        static final Pace UNKNOWN = new Pace(0, null);
    }

    Pace of(UUID jobId) {
        return paces.getOrDefault(jobId, Pace.UNKNOWN);
    }

    void sample(UUID jobId, Instant now, long ended, long expected) {
        Deque<Sample> last = samples.computeIfAbsent(jobId, id -> new ArrayDeque<>());
        synchronized (last) {
            last.addLast(new Sample(now, ended));
            while (last.size() > MAX_SAMPLES
                    || last.getFirst().at().plus(WINDOW).isBefore(now)) {
                last.removeFirst();
            }
            Sample first = last.getFirst();
            double seconds = Duration.between(first.at(), now).toMillis() / 1000.0;
            double rate = seconds <= 0 ? 0 : (ended - first.ended()) / seconds;
            boolean known = rate > 0 && ended >= ENOUGH_ENDED;
            paces.put(jobId, new Pace(rate, known ? Math.round(Math.ceil((expected - ended) / rate)) : null));
        }
    }

    void forget(UUID jobId) {
        samples.remove(jobId);
        paces.remove(jobId);
    }
}
