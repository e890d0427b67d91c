package dev.lockstep.connector.jira;

import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.budget.Cost;
import dev.lockstep.connector.budget.Patience;
import dev.lockstep.connector.budget.RateHeaders;
import org.jspecify.annotations.Nullable;

/** What Jira's refusals mean. */
final class JiraFaults {
    static final String PATIENCE = "Jira asked for patience";

    private JiraFaults() {}

    /** Null when the answer is what was hoped for. */
    static @Nullable ConnectorFault of(Ask ask, Cost cost, Answer answer) {
        if (isGuest(answer) || answer.status() == 401) {
            return new ConnectorFault.Unauthorized("Jira does not accept the token" + (isGuest(answer) ? "" : " (401)")
                    + ". Check JIRA_API_TOKEN, and for the Cloud JIRA_EMAIL, or make a new token.");
        }
        if (answer.ok()) {
            return null;
        }
        var patience = patience(answer);
        if (patience != null) {
            return new ConnectorFault.RateLimited(
                    PATIENCE + "; it goes on at " + patience.until() + ".", patience.until());
        }
        var words = JiraWords.of(answer);
        return switch (answer.status()) {
            case 403 ->
                new ConnectorFault.Forbidden("Jira refuses this with the present account (403" + said(words)
                        + "). Give it the right to browse, create and edit issues in the project.");
            case 404 -> notFound(ask, words);
            case 410 ->
                new ConnectorFault.Malformed("Jira has removed this part of its API (410" + said(words) + ").", false);
            default -> other(ask, cost, answer, words);
        };
    }

    /**
     * The Cloud goes on as if nobody had signed in when it does not know a token: lists are empty and issues are not found,
     * and only this header tells why.
     */
    private static boolean isGuest(Answer answer) {
        var reason = answer.header("x-seraph-loginreason");
        return reason != null && (reason.contains("AUTHENTICATED_FAILED") || reason.contains("AUTHENTICATION_DENIED"));
    }

    private static ConnectorFault notFound(Ask ask, @Nullable JiraWords words) {
        if (words == null) {
            return new ConnectorFault.Malformed(
                    "The answer of " + ask.uri().getAuthority() + " does not come from Jira's API. Check JIRA_API_URL.",
                    false);
        }
        return new ConnectorFault.NotFound(
                "Jira does not find it (404). Check the project, and that the account may see it.", false);
    }

    private static ConnectorFault other(Ask ask, Cost cost, Answer answer, @Nullable JiraWords words) {
        if (answer.status() >= 500) {
            return new ConnectorFault.Unavailable(
                    "Jira has trouble of its own (" + answer.status() + ").", cost != Cost.READ, true);
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return new ConnectorFault.Malformed(
                    "Jira sends us elsewhere (" + answer.status() + "), which is not followed. Check JIRA_API_URL.",
                    false);
        }
        return new ConnectorFault.Invalid(
                "Jira refuses the content (" + answer.status() + said(words) + ").",
                words == null ? null : words.field());
    }

    /** Null when this answer is no rate limit. */
    static @Nullable Patience patience(Answer answer) {
        if (answer.status() != 429) {
            return null;
        }
        return Patience.of(answer, RateHeaders.retryAfter(answer));
    }

    /** True for a refusal of writes on one issue alone. */
    static boolean ofOneIssue(Answer answer) {
        return "jira-per-issue-on-write".equals(answer.header("ratelimit-reason"));
    }

    private static String said(@Nullable JiraWords words) {
        return words == null || words.text().isEmpty() ? "" : ": " + words.text();
    }
}
