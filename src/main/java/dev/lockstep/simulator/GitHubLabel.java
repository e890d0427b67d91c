package dev.lockstep.simulator;

import org.jspecify.annotations.Nullable;

/** @param color six hex digits */
public record GitHubLabel(
        long id, String name, String color, @Nullable String description) {}
