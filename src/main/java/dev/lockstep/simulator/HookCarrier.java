package dev.lockstep.simulator;

import java.time.Duration;

/** Carries webhooks to their receivers. */
public interface HookCarrier extends AutoCloseable {
    /** Comes back at once; the post is told its outcome later. */
    void carry(HookPost post, Duration delay);

    /** Waits until nothing is under way; false when that took longer. */
    boolean awaitQuiet(Duration atMost) throws InterruptedException;

    @Override
    void close();
}
