package dev.lockstep.connector.github;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.budget.Patience;
import dev.lockstep.connector.budget.RateHeaders;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What GitHub's refusals mean. */
final class GitHubFaults {
    static final String PATIENCE = "GitHub asked for patience";

    private GitHubFaults() {}

    /** Null when the answer is what was hoped for (2xx, 304). */
    static @Nullable ConnectorFault of(Ask ask, Answer answer) {
        if (answer.status() == 304 || answer.ok()) {
            return null;
        }
        var patience = patience(answer);
        if (patience != null) {
            return new ConnectorFault.RateLimited(
                    PATIENCE + "; it goes on at " + patience.until() + ".", patience.until());
        }
        var words = words(answer);
        return switch (answer.status()) {
            case 401 ->
                new ConnectorFault.Unauthorized(
                        "GitHub does not accept the token (401). Check GITHUB_API_TOKEN or make a"
                                + " new token with access to issues.");
            case 403 ->
                new ConnectorFault.Forbidden("GitHub refuses this with the present token (403" + said(words)
                        + "). Give it read and write access to issues.");
            case 404 -> notFound(ask, words, false);
            case 410 -> notFound(ask, words, true);
            case 422 -> invalid(answer, words);
            default -> other(ask, answer, words);
        };
    }

    private static ConnectorFault notFound(Ask ask, @Nullable String words, boolean certain) {
        if (words == null) {
            return new ConnectorFault.Malformed(
                    "The answer of " + ask.uri().getAuthority()
                            + " does not come from GitHub's API. Check GITHUB_API_URL.",
                    false);
        }
        var text = certain
                ? "It was deleted at GitHub (410)."
                : "GitHub does not find " + path(ask)
                        + " (404). Check the owner and the repository, and that the token may see it.";
        return new ConnectorFault.NotFound(text, certain);
    }

    private static ConnectorFault invalid(Answer answer, @Nullable String words) {
        var field = (String) null;
        try {
            var errors = RemoteJson.parse(answer.body()).list("errors");
            field = errors.isEmpty() ? null : errors.getFirst().textOrNull("field");
        } catch (RemoteJson.NotAsPromised unreadable) {
            // the status alone says enough
        }
        var where = field == null ? "" : " in " + field;
        return new ConnectorFault.Invalid("GitHub refuses the content" + where + " (422" + said(words) + ").", field);
    }

    private static ConnectorFault other(Ask ask, Answer answer, @Nullable String words) {
        if (answer.status() >= 500) {
            return new ConnectorFault.Unavailable(
                    "GitHub has trouble of its own (" + answer.status() + ").", ask.writes(), true);
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return new ConnectorFault.Malformed(
                    "GitHub sends us elsewhere (" + answer.status() + "), which is not followed. Check GITHUB_API_URL.",
                    false);
        }
        return new ConnectorFault.Invalid("GitHub refuses the request (" + answer.status() + said(words) + ").", null);
    }

    /** Null when this answer is no rate limit. */
    static @Nullable Patience patience(Answer answer) {
        if (answer.status() != 403 && answer.status() != 429) {
            return null;
        }
        var said = said(answer);
        if (said != null) {
            return Patience.of(answer, said);
        }
        var words = answer.body().toLowerCase(Locale.ROOT);
        var limited =
                answer.status() == 429 || words.contains("secondary rate limit") || words.contains("abuse detection");
        return limited ? Patience.of(answer, null) : null;
    }

    private static @Nullable Instant said(Answer answer) {
        var retry = RateHeaders.retryAfter(answer);
        if (retry != null) {
            return retry;
        }
        var seen = RateHeaders.of(answer);
        return seen.remaining() != null && seen.remaining() == 0 ? seen.resetsAt() : null;
    }

    /**
     * Where a renamed repository or a transferred issue is now; null when the answer is no redirect.
     *
     * @throws ConnectorException when it leads to another host, which must not see the token
     */
    static @Nullable URI redirect(Ask ask, Answer answer) {
        var location = answer.header("location");
        if (answer.status() < 301 || answer.status() > 308 || answer.status() == 304 || location == null) {
            return null;
        }
        try {
            var target = ask.uri().resolve(location);
            if (Objects.equals(target.getScheme(), ask.uri().getScheme())
                    && Objects.equals(target.getAuthority(), ask.uri().getAuthority())) {
                return target;
            }
        } catch (IllegalArgumentException unreadable) {
            // as bad as another host
        }
        throw new ConnectorException(new ConnectorFault.Malformed(
                "GitHub sends us to another host, which is not followed. Check GITHUB_API_URL.", false));
    }

    private static @Nullable String words(Answer answer) {
        try {
            var message = RemoteJson.parse(answer.body()).textOrNull("message");
            return message == null ? "" : RemoteText.clipped(message);
        } catch (RemoteJson.NotAsPromised unreadable) {
            return null;
        }
    }

    private static String said(@Nullable String words) {
        return words == null || words.isEmpty() ? "" : ": " + words;
    }

    private static String path(Ask ask) {
        var path = ask.uri().getPath();
        var repository = path.indexOf("/repos/");
        return repository < 0 ? path : path.substring(repository + "/repos/".length());
    }
}
