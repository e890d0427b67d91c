package dev.lockstep.simulator;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential.
 *
 * @param repositories full names it may see; null for all
 * @param expiresAt null for never
 */
record GitHubToken(
        String value,
        String login,
        @Nullable Set<String> repositories,
        boolean mayWrite,
        @Nullable Instant expiresAt) {
    boolean sees(String fullName) {
        return repositories == null || repositories.contains(fullName);
    }
}
