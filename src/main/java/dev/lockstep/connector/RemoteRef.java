package dev.lockstep.connector;

/**
 * Names one remote record.
 *
 * @param id immutable at its tracker and unique within one connection (GitHub: the numeric id; Plane: the uuid). Opaque.
 * @param key what its API and its people call it (GitHub: the issue number; Plane: the uuid). It may change over time.
 */
public record RemoteRef(String id, String key) {}
