package dev.lockstep.operation.exchange;

import java.time.Instant;
import java.util.List;

/**
 * What one round of processing asked, in its order.
 *
 * @param at when it began to ask
 * @param leftOut how many were not kept, because there were too many
 */
public record Round(Instant at, List<Exchange> exchanges, int leftOut) {}
