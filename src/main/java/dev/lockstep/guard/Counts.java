package dev.lockstep.guard;

/**
 * What a plan consists of.
 *
 * @param changes all of them, counted by record
 */
public record Counts(long changes, long creates, long edits, long deletes) {}
