package dev.lockstep.simulator;

import java.time.Duration;

/**
 * What goes wrong with webhooks; shares are 0 to 1. A delayed one is overtaken by those after it.
 *
 * @param longestDelay a delayed delivery waits a random part of it
 */
public record HookFaults(double lost, double doubled, double delayed, Duration longestDelay) {
    public static final HookFaults NONE = new HookFaults(0, 0, 0, Duration.ZERO);

    /** What becomes of one delivery. */
    record Fate(boolean lost, boolean doubled, Duration delay) {}
}
