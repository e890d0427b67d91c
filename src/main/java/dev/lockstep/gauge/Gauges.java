package dev.lockstep.gauge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows {@link Counts} to Prometheus. Every node shows the same: whoever sums over nodes counts twice. */
@Component
class Gauges {
    private static final Duration OFTEN = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    Gauges(MeterRegistry meters, JdbcClient jdbc, InstantSource clock) {
        show(meters, new Census(jdbc, clock, Counts.ALL, OFTEN), Counts.ALL);
        show(meters, new Census(jdbc, clock, Counts.SELDOM, SELDOM), Counts.SELDOM);
    }

    private static void show(MeterRegistry meters, Census census, List<Count> counts) {
        counts.forEach(count -> count.values().forEach(value -> show(meters, census, count, value)));
    }

    private static void show(MeterRegistry meters, Census census, Count count, String value) {
        var gauge = Gauge.builder(count.name(), census, each -> each.of(count, value))
                .description(count.description())
                .strongReference(true);
        if (!count.label().isEmpty()) {
            gauge.tag(count.label(), value);
        }
        if (count.kind() == Count.Kind.SINCE) {
            gauge.baseUnit("seconds");
        }
        gauge.register(meters);
    }
}
