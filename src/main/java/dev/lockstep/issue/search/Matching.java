package dev.lockstep.issue.search;

/**
 * Which issues some words name.
 *
 * @param condition SQL about an issue's {@code id}, with one {@code ?} in it
 * @param value of that
 */
public record Matching(String condition, String value) {}
