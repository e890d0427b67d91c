package dev.lockstep.gauge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The queue and the budgets in numbers, as {@code /actuator/health/hub} for administrators. Always up: a long queue is no reason to
 * take a node out of service.
 */
@Component
final class HubHealthIndicator implements HealthIndicator {
    private final MeterRegistry meters;

    HubHealthIndicator(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("operations", by("state", "lockstep.operations", gauge -> (long) gauge.value()))
                .withDetail("oldestSeconds", by("state", "lockstep.operations.since", Gauge::value))
                .withDetail("budgetRemaining", by("connection", "lockstep.budget.remaining", Gauge::value))
                .build();
    }

    private Map<String, Number> by(String label, String name, Function<Gauge, Number> number) {
        var all = new TreeMap<String, Number>();
        meters.find(name).gauges().stream()
                .filter(gauge -> !Double.isNaN(gauge.value()))
                .forEach(gauge -> all.put(String.valueOf(gauge.getId().getTag(label)), number.apply(gauge)));
        return all;
    }
}
