package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks by JQL, in the form of the edition. */
record JiraQuery(JiraApi api, JiraCatalog catalog) {
    <T> T ask(String jql, @Nullable String next, int size, List<String> fields, Function<RemoteJson, T> translate) {
        var parameters = "?jql=" + encoded(jql) + "&maxResults=" + size + "&fields=" + String.join(",", fields);
        if (cloud()) {
            var token = next == null ? "" : "&nextPageToken=" + encoded(next);
            return api.get(uri("/search/jql" + parameters + "&properties=" + JiraMarker.KEY + token), translate);
        }
        return api.get(uri("/search" + parameters + "&startAt=" + (next == null ? "0" : encoded(next))), translate);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Ids of the first few. */
    List<String> ids(String jql, int most) {
        return ask(
                jql,
                null,
                most,
                List.of("created"),
                json -> json.list("issues").stream()
                        .map(issue -> issue.text("id"))
                        .toList());
    }

    /** About how many there are; the Cloud's lists do not tell it. */
    int count(String jql) {
        return api.ask(uri("/search/approximate-count"), Map.of("jql", jql), json -> json.number("count", 0));
    }

    /** Whether an issue of the project has a label. */
    boolean used(String label) {
        var quoted = label.replace("\\", "\\\\").replace("\"", "\\\"");
        return !ids("project = " + catalog.project(api).id() + " AND labels = \"" + quoted + "\"", 1)
                .isEmpty();
    }

    boolean cloud() {
        return catalog.edition(api).cloud();
    }

    URI uri(String path) {
        return api.address.api(catalog.edition(api), path);
    }
}
