package dev.lockstep.conflict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who made one side's value, as far as that is known.
 *
 * @param place a tracker's name or {@code lockstep}
 */
public record Seen(String place, @Nullable String by, Instant at) {}
