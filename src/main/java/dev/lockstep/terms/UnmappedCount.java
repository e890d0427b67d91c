package dev.lockstep.terms;

import java.util.List;
import java.util.UUID;

/** @param samples some of the issues */
public record UnmappedCount(Mapping.Kind kind, String name, long issues, List<UUID> samples) {}
