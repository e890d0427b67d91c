package dev.lockstep.connector.plane;

import dev.lockstep.base.HubKey;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.StateKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plane's work items and comments in neutral words. */
final class PlaneItems {
    private static final Set<String> PRIORITIES = Set.of("urgent", "high", "medium", "low", "none");

    private static final String LOCKSTEP = "lockstep:";

    // What is left of an item whose state was deleted.
    private static final RemoteState STATELESS = new RemoteState("", StateKind.BACKLOG);

    private final PlaneApi api;
    private final PlaneCatalog catalog;
    private final String source;
    private final String webPath;

    PlaneItems(PlaneApi api, PlaneCatalog catalog, HubKey key, URI baseUrl, PlaneProject project) {
        this.api = api;
        this.catalog = catalog;
        source = source(key);
        webPath = web(baseUrl) + "/" + project.workspace() + "/projects/" + project.project() + "/issues/";
    }

    /** What this hub calls itself at Plane. */
    static String source(HubKey key) {
        return LOCKSTEP + key.hubId();
    }

    private static String web(URI api) {
        var host = api.getAuthority().equals("api.plane.so") ? "app.plane.so" : api.getAuthority();
        return api.getScheme() + "://" + host;
    }

    RemoteIssue issue(RemoteJson json) {
        var id = json.text("id");
        var priority = json.textOrNull("priority");
        var html = json.textOrNull("description_html");
        return new RemoteIssue(
                new RemoteRef(id, id),
                RemoteText.clean(json.text("name")),
                html == null ? "" : PlaneMarkup.toMarkdown(html),
                json.has("state") ? catalog.state(api, reference(json, "state")) : STATELESS,
                Collections.unmodifiableSet(catalog.labelNames(api, json.texts("labels", "id"))),
                people(json),
                priority != null && PRIORITIES.contains(priority) ? priority : "none",
                author(json, "created_by"),
                json.time("created_at"),
                json.time("updated_at"),
                webPath + id,
                false,
                marker(json),
                otherHub(json));
    }

    RemoteComment comment(RemoteJson json, RemoteRef issue) {
        var id = json.text("id");
        var html = json.textOrNull("comment_html");
        return new RemoteComment(
                new RemoteRef(id, id),
                issue.key(),
                html == null ? "" : PlaneMarkup.toMarkdown(html),
                author(json, json.has("actor") ? "actor" : "created_by"),
                json.time("created_at"),
                json.time("updated_at"),
                webPath + issue.key() + "#comment-" + id,
                false,
                marker(json),
                otherHub(json));
    }

    private @Nullable String marker(RemoteJson json) {
        return source.equals(json.textOrNull("external_source")) ? json.textOrNull("external_id") : null;
    }

    private @Nullable String otherHub(RemoteJson json) {
        var from = json.textOrNull("external_source");
        return from == null || !from.startsWith(LOCKSTEP) || from.equals(source)
                ? null
                : from.substring(LOCKSTEP.length());
    }

    private static String reference(RemoteJson json, String name) {
        var id = json.textOrNull(name);
        return id != null ? id : json.object(name).text("id");
    }

    private @Nullable Person author(RemoteJson json, String name) {
        if (!json.has(name)) {
            return null;
        }
        var id = reference(json, name);
        var detail = name + "_detail";
        var shown = json.has(detail) ? json.object(detail).textOrNull("display_name") : null;
        return new Person(id, shown == null ? catalog.memberName(api, id) : shown, null);
    }

    private static List<Person> people(RemoteJson json) {
        var people = new ArrayList<Person>();
        json.texts("assignees", "id").forEach(id -> people.add(new Person(id, id, null)));
        return List.copyOf(people);
    }
}
