package dev.lockstep.event;

import java.time.Instant;
import java.util.UUID;

/** An event that a consumer failed on each time it was given it. */
public record Aside(UUID id, String consumer, Event event, String reason, Instant at) {}
