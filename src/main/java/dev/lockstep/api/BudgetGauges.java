package dev.lockstep.api;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.budget.Budgets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** What is left of each connection's budget, for Prometheus. Connections come, go and are renamed: looked at every few seconds. */
@Component
class BudgetGauges implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetGauges.class);
    private static final int REFRESH_SECONDS = 5;
    private static final int MOST_CONNECTIONS = 500;

    private final Budgets budgets;
    private final Connections connections;
    private final List<Kind> kinds = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("budget-gauges").daemon().factory());

    private record Kind(MultiGauge gauges, ToDoubleFunction<Connection> value) {}

    BudgetGauges(Budgets budgets, Connections connections, MeterRegistry meters) {
        this.budgets = budgets;
        this.connections = connections;
        add(meters, "lockstep.budget.limit", of(budget -> orNaN(budget.limit())));
        add(meters, "lockstep.budget.remaining", of(budget -> orNaN(budget.remaining())));
        add(meters, "lockstep.budget.resets.at.seconds", of(budget -> seconds(budget.resetsAt())));
        add(meters, "lockstep.budget.waits.until.seconds", of(budget -> seconds(budget.notBefore())));
        add(meters, "lockstep.requests", connection -> budgets.requests(connection.id()));
        timer.scheduleWithFixedDelay(this::refreshSafely, 0, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    private ToDoubleFunction<Connection> of(ToDoubleFunction<Budgets.Budget> value) {
        return connection -> value.applyAsDouble(budgets.of(connection.id()));
    }

    private void add(MeterRegistry meters, String name, ToDoubleFunction<Connection> value) {
        kinds.add(new Kind(MultiGauge.builder(name).register(meters), value));
    }

    void refresh() {
        var all = connections.all().stream().limit(MOST_CONNECTIONS).toList();
        for (var kind : kinds) {
            var rows = all.stream()
                    .map(each -> MultiGauge.Row.of(Tags.of("connection", each.name()), each, kind.value))
                    .toList();
            kind.gauges.register(new ArrayList<>(rows), true);
        }
    }

    private void refreshSafely() {
        try {
            refresh();
        } catch (RuntimeException failure) {
            LOG.debug("The gauges of budgets could not be refreshed", failure);
        }
    }

    private static double orNaN(@Nullable Integer number) {
        return number == null ? Double.NaN : number;
    }

    private static double seconds(@Nullable Instant at) {
        return at == null ? Double.NaN : at.getEpochSecond();
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
