package dev.lockstep.issue.search;

import org.jspecify.annotations.Nullable;

/**
 * Which issues some words name.
 *
 * @param condition SQL about an issue's {@code id}, with one {@code ?} in it
 * @param value of that
 * @param few where to begin instead
 */
public record Matching(
        String condition, String value, @Nullable Few few) {}
