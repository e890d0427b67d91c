package dev.lockstep.simulator;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record PlaneLabel(
        UUID id,
        String name,
        String color,
        @Nullable String externalSource,
        @Nullable String externalId) {}
