package dev.lockstep.simulator;

import java.util.UUID;

/** @param group backlog, unstarted, started, completed or cancelled */
public record PlaneState(UUID id, String name, String color, String group, boolean isDefault) {}
