package dev.lockstep.project;

import java.time.Instant;
import java.util.UUID;

/** What a team works in. May have links. */
public record Project(UUID id, String name, Instant createdAt) {}
