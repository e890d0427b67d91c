package dev.lockstep.sync;

import dev.lockstep.inbox.Inbox;
import dev.lockstep.node.Duty;
import dev.lockstep.operation.Interventions;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Keeps taking deliveries: at once when one was stored, and now and then in case a signal was lost in a crash. */
@Component
final class Deliveries extends Loop {
    private static final Duration AT_LATEST = Duration.ofSeconds(5);

    private final DeliveryTaker taker;
    private final Duty duty;

    Deliveries(DeliveryTaker taker, Inbox inbox, Interventions interventions, Duty duty) {
        super("deliveries", AT_LATEST);
        this.taker = taker;
        this.duty = duty;
        inbox.onStored(this::wake);
        interventions.onResumed(this::wake);
    }

    @Override
    protected void step() {
        boolean more = true;
        while (more && isRunning() && duty.isOurs()) {
            more = taker.takeSome();
        }
    }
}
