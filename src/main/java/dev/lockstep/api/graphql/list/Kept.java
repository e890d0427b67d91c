package dev.lockstep.api.graphql.list;

import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Cursors;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Window;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Pages of short lists that are in memory anyway, in the order of their keys. */
public final class Kept {
    private static final Ordering BY_KEY = Ordering.of(List.of(), Column.text("key", "key"));

    private Kept() {}

    /** @param key of an item, unlike that of any other */
    public static <T> Rows<T> page(List<T> items, Function<T, String> key, Window window) {
        var inside = items.stream()
                .sorted(Comparator.comparing(key))
                .filter(item -> window.after() == null || key.apply(item).compareTo(at(window.after(), "after")) > 0)
                .filter(item -> window.before() == null || key.apply(item).compareTo(at(window.before(), "before")) < 0)
                .toList();
        int end = window.backwards() ? Math.max(0, inside.size() - window.skip()) : inside.size();
        int start = window.backwards() ? Math.max(0, end - window.size()) : Math.min(window.skip(), end);
        int stop = Math.min(end, start + window.size());
        var rows = inside.subList(start, stop).stream()
                .map(item -> new Rows.Row<>(item, List.<Object>of(key.apply(item))))
                .toList();
        boolean previous = start > 0 || window.after() != null;
        boolean next = stop < inside.size() || window.before() != null;
        return new Rows<>(rows, BY_KEY, previous, next);
    }

    private static String at(String cursor, String field) {
        return Cursors.read(BY_KEY, cursor, field).getFirst().toString();
    }
}
