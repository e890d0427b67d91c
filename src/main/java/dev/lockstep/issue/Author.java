package dev.lockstep.issue;

import org.jspecify.annotations.Nullable;

/** Who wrote something, where it was written. {@code place} is a tracker's name or {@code lockstep}. */
public record Author(
        String place, String id, String name, @Nullable String url) {
    /** Whoever runs the hub and has no account. */
    public static final Author ADMIN = new Author("lockstep", "admin", "admin", null);

    /** The id of the account of who wrote; null for others, and for whoever runs the hub without one. */
    public static @Nullable String account(@Nullable Author author) {
        return author != null
                        && author.place().equals(ADMIN.place())
                        && !author.id().equals(ADMIN.id())
                ? author.id()
                : null;
    }
}
