package dev.lockstep.connector;

/**
 * A state at a tracker.
 *
 * @param key what the tracker's API takes and gives (GitHub: {@code open}, {@code closed/completed}, {@code
 *     closed/not_planned}, ...; Plane: the uuid of the project's state). Two states with the same key are the same.
 */
public record RemoteState(String key, StateKind kind) {}
