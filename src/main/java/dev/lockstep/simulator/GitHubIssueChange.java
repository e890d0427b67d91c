package dev.lockstep.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an edit asks for; null members stay as they are. An empty {@code body} removes it. */
record GitHubIssueChange(
        @Nullable String title,
        @Nullable String body,
        @Nullable String state,
        @Nullable String stateReason,
        @Nullable List<String> labels,
        @Nullable List<String> assignees) {
    static final GitHubIssueChange NOTHING = new GitHubIssueChange(null, null, null, null, null, null);

    GitHubIssueChange withTitle(String text) {
        return new GitHubIssueChange(text, body, state, stateReason, labels, assignees);
    }

    GitHubIssueChange withBody(String text) {
        return new GitHubIssueChange(title, text, state, stateReason, labels, assignees);
    }

    GitHubIssueChange withState(String word, @Nullable String reason) {
        return new GitHubIssueChange(title, body, word, reason, labels, assignees);
    }

    GitHubIssueChange withLabels(List<String> names) {
        return new GitHubIssueChange(title, body, state, stateReason, names, assignees);
    }

    GitHubIssueChange withoutWhatNeedsPush() {
        return new GitHubIssueChange(title, body, state, stateReason, null, null);
    }

    GitHubIssueChange withAssignees(List<String> logins) {
        return new GitHubIssueChange(title, body, state, stateReason, labels, logins);
    }
}
