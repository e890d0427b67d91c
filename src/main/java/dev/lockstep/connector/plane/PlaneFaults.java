package dev.lockstep.connector.plane;

import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.budget.Patience;
import dev.lockstep.connector.budget.RateHeaders;
import org.jspecify.annotations.Nullable;

/** What Plane's refusals mean. */
final class PlaneFaults {
    static final String PATIENCE = "Plane asked for patience";

    private PlaneFaults() {}

    /** Null when the answer is what was hoped for. */
    static @Nullable ConnectorFault of(Ask ask, Answer answer) {
        if (answer.ok()) {
            return null;
        }
        var patience = patience(answer);
        if (patience != null) {
            return new ConnectorFault.RateLimited(
                    PATIENCE + "; it goes on at " + patience.until() + ".", patience.until());
        }
        var words = words(answer);
        return switch (answer.status()) {
            // Plane answers a wrong key with 403 as well; its words tell which.
            case 401, 403 -> refused(answer, words);
            case 404 -> notFound(ask, words, false);
            case 410 -> notFound(ask, words, true);
            default -> other(ask, answer, words);
        };
    }

    private static ConnectorFault refused(Answer answer, @Nullable String words) {
        var key =
                answer.status() == 401 || words == null || words.matches("(?i).*(token|key|credential|authenticat).*");
        return key
                ? new ConnectorFault.Unauthorized("Plane does not accept the API key (" + answer.status()
                        + "). Check PLANE_API_TOKEN or make a new key in Plane's settings.")
                : new ConnectorFault.Forbidden("Plane refuses this with the present key (403" + said(words)
                        + "). Make its owner a member of the project.");
    }

    private static ConnectorFault notFound(Ask ask, @Nullable String words, boolean certain) {
        if (words == null) {
            return new ConnectorFault.Malformed(
                    "The answer of " + ask.uri().getAuthority()
                            + " does not come from Plane's API. Check PLANE_API_URL.",
                    false);
        }
        return new ConnectorFault.NotFound(
                certain
                        ? "It was deleted at Plane (410)."
                        : "Plane does not find it (404). Check the workspace and the project id, and that the key may see them.",
                certain);
    }

    private static ConnectorFault other(Ask ask, Answer answer, @Nullable String words) {
        if (answer.status() >= 500) {
            return new ConnectorFault.Unavailable(
                    "Plane has trouble of its own (" + answer.status() + ").", ask.writes(), true);
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return new ConnectorFault.Malformed(
                    "Plane sends us elsewhere (" + answer.status() + "), which is not followed. Check PLANE_API_URL.",
                    false);
        }
        return new ConnectorFault.Invalid(
                "Plane refuses the content (" + answer.status() + said(words) + ").", field(answer));
    }

    /** The first member of {@code {"name": ["too long"]}}, when the answer looks so. */
    private static @Nullable String field(Answer answer) {
        try {
            return RemoteJson.parse(answer.body()).firstListName();
        } catch (RemoteJson.NotAsPromised unreadable) {
            return null;
        }
    }

    /** Null when this answer is no rate limit. */
    static @Nullable Patience patience(Answer answer) {
        if (answer.status() != 429) {
            return null;
        }
        var retry = RateHeaders.retryAfter(answer);
        var reset = RateHeaders.of(answer).resetsAt();
        if (retry != null) {
            return Patience.of(answer, reset != null && reset.isAfter(retry) ? reset : retry);
        }
        return Patience.of(answer, reset != null && reset.isAfter(answer.at()) ? reset : null);
    }

    /** Plane's words, empty when its JSON has none, null when the answer is no JSON at all. */
    private static @Nullable String words(Answer answer) {
        try {
            var json = RemoteJson.parse(answer.body());
            for (var name : new String[] {"detail", "error", "message", "error_message"}) {
                var text = json.textOrNull(name);
                if (text != null) {
                    return RemoteText.clipped(text);
                }
            }
            return "";
        } catch (RemoteJson.NotAsPromised unreadable) {
            return null;
        }
    }

    private static String said(@Nullable String words) {
        return words == null || words.isEmpty() ? "" : ": " + words;
    }
}
