package dev.lockstep.simulator;

import java.util.UUID;

public record PlaneUser(UUID id, String displayName, String email) {}
