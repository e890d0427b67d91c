package dev.lockstep.simulator;

import java.time.Duration;
import java.util.function.Supplier;

/** Decides what becomes of a webhook on its way. */
public final class HookSender implements AutoCloseable {
    private final Faults faults;
    private final HookCarrier carrier;

    public HookSender(Faults faults, HookCarrier carrier) {
        this.faults = faults;
        this.carrier = carrier;
    }

    /** @param attempt makes the post; asked once more for a doubled delivery */
    public void send(Supplier<HookPost> attempt) {
        var fate = faults.drawFate();
        if (fate.lost()) {
            return;
        }
        carrier.carry(attempt.get(), fate.delay());
        if (fate.doubled()) {
            carrier.carry(attempt.get(), fate.delay());
        }
    }

    /** Without faults. */
    public void sendSurely(HookPost post, Duration delay) {
        carrier.carry(post, delay);
    }

    public boolean awaitQuiet(Duration atMost) throws InterruptedException {
        return carrier.awaitQuiet(atMost);
    }

    @Override
    public void close() {
        carrier.close();
    }
}
