package dev.lockstep.conflict;

import org.jspecify.annotations.Nullable;

/**
 * How a conflict was settled.
 *
 * @param winning null when nobody chose a value
 * @param by null when it settled itself
 */
record Resolved(
        String resolution,
        @Nullable String winning,
        @Nullable String by) {}
