package dev.lockstep.simulator;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential.
 *
 * @param repositories full names it may see; null for all
 * @param expiresAt null for never
 * @param scopes of a classic token, separated by commas; null for others
 */
record GitHubToken(
        String value,
        String login,
        @Nullable Set<String> repositories,
        boolean mayWrite,
        @Nullable Instant expiresAt,
        @Nullable String scopes) {
    boolean sees(String fullName) {
        return repositories == null || repositories.contains(fullName);
    }
}
