package dev.lockstep.connector;

/**
 * The place at a tracker that holds issues, as its own API spells it: {@code owner/name} at GitHub, {@code
 * workspace/projectId} at Plane. Only the connector of that tracker takes it apart.
 */
public record Container(String path) {}
