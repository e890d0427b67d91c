package dev.lockstep.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential.
 *
 * @param repositories full names it may see; null for all
 * @param expiresAt null for never
 * @param scopes of a classic token, separated by commas; null for others
 * @param granted permission to level of a fine-grained token, such as issues to write; null for others
 */
record GitHubToken(
        String value,
        String login,
        @Nullable Set<String> repositories,
        boolean mayWrite,
        @Nullable Instant expiresAt,
        @Nullable String scopes,
        @Nullable Map<String, String> granted) {
    /** @param level read or write */
    boolean mayWith(String permission, String level) {
        var has = granted == null ? "write" : granted.getOrDefault(permission, "none");
        return has.equals("write") || has.equals(level);
    }

    boolean sees(String fullName) {
        return repositories == null || repositories.contains(fullName);
    }
}
