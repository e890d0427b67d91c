package dev.lockstep.sync;

import dev.lockstep.inbox.Inbox;
import dev.lockstep.node.Duty;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps taking deliveries: at once when one was stored, and now and then in case a signal was lost in a crash. */
@Component
final class Deliveries implements SmartLifecycle {
    private static final Duration AT_LATEST = Duration.ofSeconds(5);

    private final Loop loop;

    Deliveries(DeliveryTaker taker, Inbox inbox, Duty duty) {
        loop = new Loop("deliveries", AT_LATEST, () -> takeAll(taker, duty));
        inbox.onStored(loop::wake);
    }

    private void takeAll(DeliveryTaker taker, Duty duty) {
        boolean more = true;
        while (more && loop.isRunning() && duty.isOurs()) {
            more = taker.takeSome();
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
