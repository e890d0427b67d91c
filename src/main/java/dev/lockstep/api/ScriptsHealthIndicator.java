package dev.lockstep.api;

import dev.lockstep.watch.Runs;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether scripts of watches may run, as {@code /actuator/health/scripts}. Everything else works without them, so it never
 * says that the hub is down: what is wanted and cannot be had is {@code UNKNOWN}.
 */
@Component
final class ScriptsHealthIndicator implements HealthIndicator {
    private final Runs runs;

    ScriptsHealthIndicator(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Health health() {
        var scripts = runs.scripts();
        var health = scripts.usable() || scripts.off() ? Health.up() : Health.unknown();
        health.withDetail("usable", scripts.usable()).withDetail("level", scripts.level());
        return scripts.reason() == null
                ? health.build()
                : health.withDetail("reason", scripts.reason()).build();
    }
}
