package dev.lockstep.sync;

import dev.lockstep.connector.budget.Budgets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How fast running jobs go, and when they will be done; in memory, because it is of no use later. */
@Component
final class JobPace {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int MAX_SAMPLES = 256;
    private static final int ENOUGH_ENDED = 20;
    /** What comes between: other work of the trackers, retries, the last looks. */
    private static final double SLACK = 1.3;

    private final Map<UUID, Course> courses = new ConcurrentHashMap<>();

    private record Sample(Instant at, long ended) {}

    /** @param eta null before there is enough to say */
    record Pace(double perSecond, Job.@Nullable Eta eta) {
        static final Pace UNKNOWN = new Pace(0, null);
    }

    Pace of(UUID jobId) {
        var course = courses.get(jobId);
        return course == null ? Pace.UNKNOWN : course.pace;
    }

    /** @param limits what the trackers' limits make of the rest */
    void sample(UUID jobId, Instant now, long ended, long expected, Budgets.Range limits) {
        courses.computeIfAbsent(jobId, id -> new Course(now, ended)).sample(now, ended, expected, limits);
    }

    void forget(UUID jobId) {
        courses.remove(jobId);
    }

    private static final class Course {
        private final Deque<Sample> last = new ArrayDeque<>();
        private final Sample first;
        private double fastest;
        private volatile Pace pace = Pace.UNKNOWN;

        Course(Instant now, long ended) {
            first = new Sample(now, ended);
        }

        synchronized void sample(Instant now, long ended, long expected, Budgets.Range limits) {
            last.addLast(new Sample(now, ended));
            while (last.size() > MAX_SAMPLES
                    || last.getFirst().at().plus(WINDOW).isBefore(now)) {
                last.removeFirst();
            }
            double rate = rate(last.getFirst(), now, ended);
            fastest = Math.max(fastest, rate);
            var known = ended >= ENOUGH_ENDED && fastest > 0;
            pace = new Pace(rate, known ? eta(now, ended, expected - ended, rate, limits) : null);
        }

        private Job.Eta eta(Instant now, long ended, long left, double rate, Budgets.Range limits) {
            double average = Math.max(rate(first, now, ended), Double.MIN_NORMAL);
            double soonest = left / fastest;
            long earliest = Math.round(Math.max(soonest, limits.least().toSeconds()));
            double byLimits = limits.most().toSeconds() + soonest;
            // Once the limits hold it up, its own average says less than they do.
            double byAverage = limits.most().isZero() ? left / average : 0;
            long latest = Math.max(earliest, Math.round(Math.ceil(Math.max(byLimits, byAverage) * SLACK)));
            Long seconds = rate > 0 ? Math.clamp(Math.round(Math.ceil(left / rate)), earliest, latest) : null;
            return new Job.Eta(seconds, earliest, latest);
        }

        private static double rate(Sample from, Instant now, long ended) {
            double seconds = Duration.between(from.at(), now).toMillis() / 1000.0;
            return seconds <= 0 ? 0 : (ended - from.ended()) / seconds;
        }
    }
}
