package dev.lockstep.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stored fact. {@code payload} is JSON. */
public record Event(
        long seq,
        UUID id,
        String type,
        String subject,
        @Nullable UUID projectId,
        String payload,
        Instant at) {}
