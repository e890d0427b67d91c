package dev.lockstep.terms;

/** In the hub's words; a state in lower case. */
public record UnmappedName(Mapping.Kind kind, String name) {}
