package dev.lockstep.sync;

import java.util.Map;

/**
 * Per field the pair of values on which both sides last agreed. Both are kept because mappings lose detail: a field is
 * unchanged on a side when it equals that side's base value.
 */
public record Base(Map<String, Pair> fields) {
    public static final Base EMPTY = new Base(Map.of());

    public record Pair(String hub, String remote) {}
}
