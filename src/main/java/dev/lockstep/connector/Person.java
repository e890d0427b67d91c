package dev.lockstep.connector;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at a tracker.
 *
 * @param id the tracker's immutable one
 * @param name the login, the display name, or the id where the tracker says no more
 */
public record Person(String id, String name, @Nullable String url) {}
