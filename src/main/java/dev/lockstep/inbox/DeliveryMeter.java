package dev.lockstep.inbox;

import dev.lockstep.inbox.Inbox.Delivery;
import dev.lockstep.inbox.Inbox.Taken;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long deliveries waited and what became of them, as this node took them. Thread-safe. */
@Component
public class DeliveryMeter {
    private static final Duration[] LAGS = {
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry meters;
    private final InstantSource clock;

    DeliveryMeter(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** @param taken null when it was taken before */
    public void taken(Delivery delivery, @Nullable Taken taken) {
        if (taken != null) {
            Timer.builder("lockstep.deliveries.lag")
                    .tag("status", taken.status().name().toLowerCase(Locale.ROOT))
                    .description("From the arrival of a delivery until it is taken to the queue")
                    .serviceLevelObjectives(LAGS)
                    .register(meters)
                    .record(Duration.between(delivery.receivedAt(), clock.instant()));
        }
    }
}
