package dev.lockstep.conflict;

/** What both sides made of the same value; all three in the hub's words. {@code base} is what it was. */
public record Sides(String base, String hub, String remote) {}
