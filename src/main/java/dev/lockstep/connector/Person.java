package dev.lockstep.connector;

import org.jspecify.annotations.Nullable;

/** Somebody at a tracker. {@code id} is the tracker's immutable one, {@code name} the login or display name. */
public record Person(String id, String name, @Nullable String url) {}
