package dev.lockstep.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a walk over everything in a container.
 *
 * @param items possibly overlapping with the page before: walks go by time of change and never skip, but may repeat
 * @param next what to pass to get the following page, null at the end
 * @param cursor what to pass as {@link Position#cursor()} to be told later only what changed after this page; never goes
 *     back
 * @param etag of the answer, for {@link Position#etag()}; null where the tracker has none
 * @param notModified nothing changed since {@link Position#etag()}; then {@code items} is empty
 * @param expected about how many items the whole walk has, 0 when unknown
 */
public record Walk<T>(
        List<T> items,
        @Nullable Position next,
        String cursor,
        @Nullable String etag,
        boolean notModified,
        int expected) {

    /**
     * Where a walk stands. Opaque but to its connector.
     *
     * @param cursor empty text begins with the oldest
     * @param page continues within the same cursor; null at its first page
     * @param etag asks for a conditional answer
     */
    public record Position(
            String cursor, @Nullable String page, @Nullable String etag) {
        public static final Position START = new Position("", null, null);

        public static Position after(String cursor, @Nullable String etag) {
            return new Position(cursor, null, etag);
        }
    }
}
