package dev.lockstep.sync.allow;

import dev.lockstep.connector.RemoteSession.Field;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act that a plan holds.
 *
 * @param number in the plan
 * @param linkId where; null in the hub
 * @param prints of each field what its value is known by
 */
public record Allowed(long number, Act act, @Nullable UUID linkId, Map<Field, String> prints) {}
