package dev.lockstep.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue in numbers: depth per state, age of the oldest, what was processed. */
class QueueMeter {
    /** Counting reads an index of all operations, so scrapes share a count. */
    private static final Duration COUNT_AGE = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final JdbcClient jdbc;
    private final Depths depths;
    private final InstantSource clock;
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

    void ended(Outcome outcome) {
        Counter.builder("lockstep.operations.processed")
                .tag("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .description("Rounds of processing by their outcome")
                .register(registry)
                .increment();
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
