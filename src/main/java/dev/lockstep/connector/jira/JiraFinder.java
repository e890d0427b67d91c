package dev.lockstep.connector.jira;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteIssue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a create left behind: in the index, which lags, and among the keys that follow the newest one there,
 * because keys are given one after another and reads lag behind nothing.
 */
record JiraFinder(JiraApi api, JiraCatalog catalog, JiraReads reads, JiraSearch search) {
    private static final int MAX_PAGES = 20;
    private static final int NEXT_KEYS = 20;
    private static final int GAPS = 3;
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    Optional<RemoteIssue> find(String marker, Instant sentAt) {
        var project = catalog.project(api);
        var minute =
                JiraTimes.minute(sentAt.minus(OVERLAP), catalog.accountNow(api).zone());
        var candidates = new ArrayList<RemoteIssue>();
        var jql = "project = " + project.id() + " AND creator = currentUser() AND created >= \"" + minute
                + "\" ORDER BY created ASC, key ASC";
        String next = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            var found = search.page(jql, next);
            candidates.addAll(found.items());
            next = found.next();
            if (next == null) {
                break;
            }
        }
        candidates.addAll(following(project));
        return candidates.stream()
                .filter(issue -> marker.equals(issue.marker()))
                .min(Comparator.comparing(RemoteIssue::createdAt));
    }

    private List<RemoteIssue> following(JiraProject project) {
        var newest = search.query().ids("project = " + project.id() + " ORDER BY key DESC", 1);
        var key = newest.isEmpty()
                ? project.key() + "-0"
                : api.get(
                        search.query().uri("/issue/" + newest.getFirst() + "?fields=created"),
                        json -> json.text("key"));
        int dash = key.lastIndexOf('-');
        int number = Integer.parseInt(key.substring(dash + 1));
        var keys = IntStream.rangeClosed(number + 1, number + NEXT_KEYS)
                .mapToObj(each -> key.substring(0, dash + 1) + each)
                .toList();
        return catalog.edition(api).cloud() ? fetched(keys) : oneByOne(keys);
    }

    private List<RemoteIssue> fetched(List<String> keys) {
        var body = Map.of("issueIdsOrKeys", keys, "fields", JiraRecords.FIELDS, "properties", List.of(JiraMarker.KEY));
        return api.ask(
                search.query().uri("/issue/bulkfetch"),
                body,
                json -> json.list("issues").stream().map(reads::whole).toList());
    }

    private List<RemoteIssue> oneByOne(List<String> keys) {
        var found = new ArrayList<RemoteIssue>();
        int missing = 0;
        for (var key : keys) {
            var issue = orNull(key);
            missing = issue == null ? missing + 1 : 0;
            if (issue != null) {
                found.add(issue);
            } else if (missing == GAPS) {
                break;
            }
        }
        return found;
    }

    private @Nullable RemoteIssue orNull(String key) {
        try {
            return reads.read(key).orElse(null);
        } catch (ConnectorException failure) {
            if (failure.fault() instanceof ConnectorFault.NotFound) {
                return null;
            }
            throw failure;
        }
    }
}
