package dev.lockstep.simulator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered webhook.
 *
 * @param contentType json or form
 * @param lastStatus of its newest delivery; 0 before the first
 */
public record GitHubHook(
        long id,
        String url,
        String contentType,
        @Nullable String secret,
        List<String> events,
        boolean active,
        Instant createdAt,
        Instant updatedAt,
        int lastStatus) {
    boolean wants(String event) {
        return active && (event.equals("ping") || events.contains("*") || events.contains(event));
    }

    GitHubHook answered(int status) {
        return new GitHubHook(id, url, contentType, secret, events, active, createdAt, updatedAt, status);
    }
}
