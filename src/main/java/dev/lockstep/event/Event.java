package dev.lockstep.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stored fact, which {@link CloudEvent} writes for others.
 *
 * @param name the extension {@code name}, see {@link EventKind}
 * @param payload JSON
 */
public record Event(
        long seq,
        UUID id,
        String type,
        @Nullable String name,
        String subject,
        @Nullable UUID projectId,
        String payload,
        Instant at) {}
