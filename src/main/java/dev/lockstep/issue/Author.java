package dev.lockstep.issue;

import org.jspecify.annotations.Nullable;

/** Who wrote something, where it was written. {@code place} is a tracker's name or {@code lockstep}. */
public record Author(
        String place, String id, String name, @Nullable String url) {
    /** Whoever runs the hub. */
    public static final Author ADMIN = new Author("lockstep", "admin", "admin", null);
}
