package dev.lockstep.base;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param items at most as many as were asked for
 * @param next opaque text that continues the list, null at its end
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    private static final String AFTER_ALL = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /**
     * The id, as text, before which a list ordered by falling ids goes on; without a cursor one behind all.
     *
     * @throws Refused naming the cursor where it is none that such a list gave
     */
    public static String before(@Nullable String cursor) {
        try {
            return cursor == null ? AFTER_ALL : UUID.fromString(cursor).toString();
        } catch (IllegalArgumentException unreadable) {
            throw Refused.invalid("cursor_invalid", "cursor", "The cursor must be the next of an earlier page.");
        }
    }

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
