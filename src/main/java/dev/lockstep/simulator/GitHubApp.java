package dev.lockstep.simulator;

import java.time.Instant;

/** A registered app with one installation on all repositories of its account. */
record GitHubApp(long id, String slug, String account, long installationId, Instant createdAt) {
    String botLogin() {
        return slug + "[bot]";
    }
}
