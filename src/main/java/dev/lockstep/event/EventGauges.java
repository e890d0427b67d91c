package dev.lockstep.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/** How far behind each consumer is, for Prometheus: numbers of events (with gaps), and the age of the oldest that waits. */
@Component
class EventGauges {
    private final MeterRegistry meters;
    private final Events events;
    private final InstantSource clock;

    EventGauges(MeterRegistry meters, Events events, InstantSource clock) {
        this.meters = meters;
        this.events = events;
        this.clock = clock;
    }

    /** @param known the newest event that it needs no more */
    void add(String consumer, LongSupplier known) {
        Gauge.builder("lockstep.events.lag", () -> Math.max(0, events.newest() - known.getAsLong()))
                .tag("consumer", consumer)
                .register(meters);
        Gauge.builder("lockstep.events.age.seconds", () -> age(known.getAsLong()))
                .tag("consumer", consumer)
                .register(meters);
    }

    private double age(long known) {
        var oldest = events.after(known, 1);
        return oldest.isEmpty()
                ? 0
                : Math.max(0, clock.millis() - oldest.getFirst().at().toEpochMilli()) / 1_000.0;
    }
}
