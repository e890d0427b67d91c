package dev.lockstep.connector;

import org.jspecify.annotations.Nullable;

/**
 * Names one remote record.
 *
 * @param id immutable at its tracker and unique within one connection (GitHub: the numeric id; Plane: the uuid). Opaque.
 * @param key what its API and its people call it (GitHub: the issue number; Plane: the uuid). It may change over time.
 */
public record RemoteRef(String id, String key) {
    private static final String ALIAS = "pull/";

    /** GitHub's events about a pull request tell its own id and not that of its issue; both have the same number. */
    public static RemoteRef ofPullRequest(String pullRequestId, String number) {
        return new RemoteRef(ALIAS + pullRequestId, number);
    }

    /** True while only the number is sure. */
    public boolean isAlias() {
        return isAlias(id);
    }

    public static boolean isAlias(@Nullable String id) {
        return id != null && id.startsWith(ALIAS);
    }
}
