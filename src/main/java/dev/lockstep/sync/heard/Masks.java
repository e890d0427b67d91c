package dev.lockstep.sync.heard;

import dev.lockstep.connector.RemoteHttp.Ask;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what was sent and received. Headers are shown by name only where they are known to hold none; in
 * bodies goes what stands under a name that sounds like a secret, and whatever the request's own headers held.
 */
final class Masks {
    static final String MASK = "•••";

    /** Beyond this nothing is looked at, or shown. */
    private static final int LOOKED_AT = 20_000;

    private static final int HEADER_CHARS = 200;
    private static final int SHORTEST = 4;
    private static final String SECRET =
            "token|secret|passw|authorization|credential|api[-_]?key|private[-_]?key|assertion|jwt|signature|cookie|session";
    private static final Pattern SECRET_NAME = Pattern.compile(SECRET, Pattern.CASE_INSENSITIVE);
    private static final Pattern MEMBER = Pattern.compile(
            "(\"[^\"\\\\]{0,80}(?:" + SECRET + ")[^\"\\\\]{0,80}\"\\s*:\\s*)"
                    + "(?:\"(?:\\\\.|[^\"\\\\])*+\"?|\\[[^\\]]*+\\]?|[^,}\\]\\s{\\[\"]++)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> OPEN_ASKED =
            Set.of("accept", "content-type", "if-none-match", "user-agent", "x-github-api-version");
    private static final Set<String> OPEN_ANSWERED = Set.of(
            "content-type",
            "date",
            "etag",
            "location",
            "link",
            "retry-after",
            "x-github-request-id",
            "x-accepted-github-permissions",
            "x-accepted-oauth-scopes",
            "x-ratelimit-limit",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "x-ratelimit-resource",
            "x-request-id",
            "x-arequestid",
            "atl-traceid");

    private final List<String> held;

    private Masks(List<String> held) {
        this.held = held;
    }

    /** The scheme before a credential ("Bearer ") is none. */
    static Masks of(Ask ask) {
        return new Masks(ask.headers().entrySet().stream()
                .filter(header -> !OPEN_ASKED.contains(lower(header.getKey())))
                .map(header -> header.getValue().substring(header.getValue().indexOf(' ') + 1))
                .filter(value -> value.length() >= SHORTEST)
                .toList());
    }

    Map<String, String> headers(Map<String, String> asked) {
        Map<String, String> shown = new TreeMap<>();
        asked.forEach(
                (name, value) -> shown.put(lower(name), OPEN_ASKED.contains(lower(name)) ? cut(value) : hidden(value)));
        return shown;
    }

    private static String hidden(String value) {
        int scheme = value.indexOf(' ');
        return scheme < 0 ? MASK : cut(value.substring(0, scheme)) + " " + MASK;
    }

    /** Headers of answers that are not known are left out: a tracker's proxies add many. */
    Map<String, String> answered(HttpHeaders headers) {
        Map<String, String> shown = new TreeMap<>();
        headers.map().forEach((name, values) -> {
            if (OPEN_ANSWERED.contains(lower(name))) {
                shown.put(lower(name), cut(own(String.join(", ", values))));
            }
        });
        return shown;
    }

    String query(String query) {
        var parts = query.split("&", -1);
        for (int at = 0; at < parts.length; at++) {
            var name = parts[at].replaceFirst("=.*", "");
            parts[at] = SECRET_NAME.matcher(name).find() ? name + "=" + MASK : parts[at];
        }
        return own(String.join("&", parts));
    }

    /** Only JSON is shown: in what else comes nobody knows where a secret stands. */
    String body(String body) {
        var text = body.substring(0, Math.min(body.length(), LOOKED_AT)).strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return MASK;
        }
        return own(MEMBER.matcher(text).replaceAll("$1\"" + MASK + "\""));
    }

    private String own(String text) {
        for (var secret : held) {
            text = text.replace(secret, MASK);
        }
        return text;
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(value.length(), HEADER_CHARS));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
