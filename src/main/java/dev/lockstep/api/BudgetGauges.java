package dev.lockstep.api;

import dev.lockstep.connector.Budgets;
import dev.lockstep.connector.Connections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is left of each connection's budget, for Prometheus. Connections made later join when somebody lists them. */
@Component
public class BudgetGauges {
    private final Budgets budgets;
    private final Connections connections;
    private final MeterRegistry meters;
    private final Set<UUID> measured = ConcurrentHashMap.newKeySet();

    BudgetGauges(Budgets budgets, Connections connections, MeterRegistry meters) {
        this.budgets = budgets;
        this.connections = connections;
        this.meters = meters;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void refresh() {
        for (var connection : connections.all()) {
            if (measured.add(connection.id())) {
                measure(connection.id(), Tags.of("connection", connection.name()));
            }
        }
    }

    private void measure(UUID id, Tags tags) {
        gauge("lockstep.budget.limit", tags, id, budget -> orNaN(budget.limit()));
        gauge("lockstep.budget.remaining", tags, id, budget -> orNaN(budget.remaining()));
        gauge("lockstep.budget.resets.at.seconds", tags, id, budget -> seconds(budget.resetsAt()));
        gauge("lockstep.budget.waits.until.seconds", tags, id, budget -> seconds(budget.notBefore()));
        Gauge.builder("lockstep.requests", budgets, all -> all.requests(id))
                .description("Requests sent to the tracker since the start")
                .tags(tags)
                .register(meters);
    }

    private void gauge(String name, Tags tags, UUID id, ToDoubleFunction<Budgets.Budget> value) {
        Gauge.builder(name, budgets, all -> value.applyAsDouble(all.of(id)))
                .tags(tags)
                .register(meters);
    }

    private static double orNaN(@Nullable Integer number) {
        return number == null ? Double.NaN : number;
    }

    private static double seconds(@Nullable Instant at) {
        return at == null ? Double.NaN : at.getEpochSecond();
    }
}
