package dev.lockstep.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue in numbers: depth per state, age of the oldest, what was processed. */
class QueueMeter {
    /** Counting reads an index of all operations, so scrapes share a count. */
    private static final Duration COUNT_AGE = Duration.ofSeconds(5);
    /** Of errors; what comes after so many is shown together. They are words of our code, so there are few. */
    private static final int MOST_CLASSES = 50;

    private static final Duration[] LAGS = {
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final JdbcClient jdbc;
    private final Depths depths;
    private final InstantSource clock;
    private final Set<String> classes = ConcurrentHashMap.newKeySet();
    private Instant countedAt = Instant.MIN;
    private Map<OperationState, Long> counts = Map.of();
    private double oldestSeconds;

    QueueMeter(MeterRegistry registry, JdbcClient jdbc, Depths depths, InstantSource clock) {
        this.registry = registry;
        this.jdbc = jdbc;
        this.depths = depths;
        this.clock = clock;
        for (var state : OperationState.values()) {
            Gauge.builder("lockstep.operations", this, meter -> meter.count(state))
                    .tag("state", OperationRow.text(state))
                    .description("Operations in this state")
                    .register(registry);
        }
        Gauge.builder("lockstep.operations.oldest.queued", this, QueueMeter::oldestSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest queued operation, 0 when none is queued")
                .register(registry);
    }

    void ended(Operation operation, Outcome outcome) {
        Counter.builder("lockstep.operations.processed")
                .tag("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .tag("priority", OperationRow.text(operation.request().priority()))
                .description("Rounds of processing by their outcome")
                .register(registry)
                .increment();
        switch (outcome) {
            case Outcome.Failed failed -> failed(failed.errorClass(), true);
            case Outcome.Retry retried -> failed(retried.errorClass(), false);
            case Outcome.Completed done -> lag(operation);
            case Outcome.Dropped dropped -> {}
            case Outcome.Disabled disabled -> {}
            case Outcome.Deferred deferred -> {}
            case Outcome.Waiting waiting -> {}
            case Outcome.Held held -> {}
        }
    }

    private void failed(String errorClass, boolean forGood) {
        boolean shown = classes.contains(errorClass) || classes.size() < MOST_CLASSES && classes.add(errorClass);
        Counter.builder("lockstep.operations.failed")
                .tag("class", shown ? errorClass : "others")
                .tag("ended", String.valueOf(forGood))
                .description("Rounds of processing that failed, by what it was; not ended: it is tried again")
                .register(registry)
                .increment();
    }

    private void lag(Operation operation) {
        Timer.builder("lockstep.operations.lag")
                .tag("priority", OperationRow.text(operation.request().priority()))
                .tag("direction", OperationRow.text(operation.request().direction()))
                .description("From the intake of an operation to its completion")
                .serviceLevelObjectives(LAGS)
                .register(registry)
                .record(Duration.between(operation.createdAt(), clock.instant()));
    }

    private synchronized double count(OperationState state) {
        refresh();
        return counts.getOrDefault(state, 0L);
    }

    private synchronized double oldestSeconds() {
        refresh();
        return oldestSeconds;
    }

    private void refresh() {
        var now = clock.instant();
        if (!countedAt.equals(Instant.MIN) && now.isBefore(countedAt.plus(COUNT_AGE))) {
            return;
        }
        counts = depths.of(null);
        oldestSeconds = jdbc.sql("select created_at from operation where state = 'queued' order by seq limit 1")
                .query(Long.class)
                .optional()
                .map(at -> Duration.between(Instant.ofEpochMilli(at), now).toMillis() / 1000.0)
                .orElse(0.0);
        countedAt = now;
    }
}
