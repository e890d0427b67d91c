package dev.lockstep.connector.jira;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads issues of one project, and remembers for the moment what of them is not in neutral words. */
final class JiraReads {
    private static final int KEPT = 20;

    private final JiraApi api;
    private final JiraCatalog catalog;
    private final JiraRecords records;
    private final Map<String, RemoteJson> last = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RemoteJson> eldest) {
            return size() > KEPT;
        }
    });

    JiraReads(JiraApi api, JiraCatalog catalog, JiraRecords records) {
        this.api = api;
        this.catalog = catalog;
        this.records = records;
    }

    /** Ids stay; keys change when an issue moves or its project is renamed. */
    static String id(RemoteRef ref) {
        if (!ref.id().matches("\\d{1,19}")) {
            throw new ConnectorException(new ConnectorFault.Invalid("A Jira issue or comment has a number.", "id"));
        }
        return ref.id();
    }

    RemoteIssue read(RemoteRef issue) {
        return read(id(issue))
                .orElseThrow(() -> new ConnectorException(
                        new ConnectorFault.NotFound("Issue " + issue.key() + " was moved to another project.", false)));
    }

    /** Empty when it is another project's. */
    Optional<RemoteIssue> read(String idOrKey) {
        var path = "/issue/" + idOrKey + "?fields=" + String.join(",", JiraRecords.FIELDS) + "&properties="
                + JiraMarker.KEY + "&expand=changelog";
        return api.get(
                new JiraQuery(api, catalog).uri(path),
                json -> here(json) ? Optional.of(whole(json)) : Optional.empty());
    }

    private boolean here(RemoteJson json) {
        return json.object("fields")
                .object("project")
                .text("id")
                .equals(catalog.project(api).id());
    }

    /** @param json with its properties */
    RemoteIssue whole(RemoteJson json) {
        var id = json.text("id");
        last.put(id, json);
        catalog.mark(
                id,
                () -> Optional.ofNullable(property(json))
                        .map(mark -> json.object("properties").raw(JiraMarker.KEY)));
        return records.issue(json, property(json));
    }

    /** One of a search; a Data Center's shows no properties, so that those of what we made are asked for. */
    RemoteIssue found(RemoteJson json) {
        if (catalog.edition(api).cloud()) {
            return records.issue(json, property(json));
        }
        var fields = json.object("fields");
        var creator =
                fields.has("creator") ? JiraAccount.of(fields.object("creator")).id() : "";
        return records.issue(json, creator.equals(catalog.account(api).id()) ? mark(json.text("id")) : null);
    }

    private static @Nullable RemoteJson property(RemoteJson json) {
        var all = json.has("properties") ? json.object("properties") : null;
        return all != null && all.has(JiraMarker.KEY) ? all.object(JiraMarker.KEY) : null;
    }

    private @Nullable RemoteJson mark(String issueId) {
        return catalog.mark(issueId, () -> askMark(issueId))
                .map(RemoteJson::parse)
                .orElse(null);
    }

    private Optional<String> askMark(String issueId) {
        try {
            return Optional.of(api.get(
                    new JiraQuery(api, catalog).uri("/issue/" + issueId + "/properties/" + JiraMarker.KEY),
                    json -> json.raw("value")));
        } catch (ConnectorException failure) {
            if (failure.fault() instanceof ConnectorFault.NotFound) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** The JSON behind the last reading of an issue, read now when there is none. */
    RemoteJson behind(RemoteRef issue) {
        var known = last.get(issue.id());
        if (known == null) {
            read(issue);
            known = last.get(issue.id());
        }
        if (known == null) {
            throw new IllegalStateException("an issue that was just read");
        }
        return known;
    }
}
