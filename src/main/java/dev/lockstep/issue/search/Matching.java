package dev.lockstep.issue.search;

import org.jspecify.annotations.Nullable;

/**
 * Which issues some words name. Both conditions are SQL about an issue's {@code id}, with one {@code ?} in it.
 *
 * @param byIndex all of them are gathered first
 * @param onTheWay one issue is looked at
 * @param value of the condition
 * @param few where to begin instead
 */
public record Matching(
        String byIndex,
        String onTheWay,
        String value,
        @Nullable Few few) {
    static Matching nothing() {
        var never = "(1 = 0 and cast(? as text) = '')";
        return new Matching(never, never, "", null);
    }

    public String condition(Lookup lookup) {
        return switch (lookup) {
            case BY_INDEX -> byIndex;
            case ON_THE_WAY -> onTheWay;
        };
    }
}
