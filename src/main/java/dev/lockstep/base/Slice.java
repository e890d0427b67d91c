package dev.lockstep.base;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param items at most as many as were asked for
 * @param next opaque text that continues the list, null at its end
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    public <R> Slice<R> map(Function<? super T, ? extends R> each) {
        return new Slice<>(items.stream().<R>map(each).toList(), next);
    }

    /** Cuts a list that was read with one row more than {@code limit}; {@code cursor} names the position of an item. */
    public static <T> Slice<T> of(List<T> oneMore, int limit, Function<? super T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Slice<>(List.copyOf(oneMore), null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Slice<>(items, cursor.apply(items.getLast()));
    }
}
