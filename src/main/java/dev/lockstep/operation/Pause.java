package dev.lockstep.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody stopped. Whatever is queued stays queued, and what is processing ends in peace.
 *
 * @param target the connection, the link or the issue; null for everything
 * @param by the person, or {@code guard}
 */
public record Pause(Scope scope, @Nullable UUID target, String reason, String by, Instant at) {
    public enum Scope {
        ALL,
        CONNECTION,
        LINK,
        ISSUE
    }
}
