package dev.lockstep.operation;

/** What at most one operation may process at a time: a hub issue with its twins, comments and pull request. Opaque here. */
public record ResourceKey(String value) {}
