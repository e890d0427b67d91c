package dev.lockstep.simulator;

import java.time.Instant;

/** Times have whole seconds. */
public record GitHubComment(
        long id, long issueNumber, String author, String body, Instant createdAt, Instant updatedAt) {
    GitHubComment edited(String text, Instant at) {
        return new GitHubComment(id, issueNumber, author, text, createdAt, at);
    }
}
