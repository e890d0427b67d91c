package dev.lockstep.connector.github;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.StateKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** GitHub's issues and comments in neutral words. */
final class GitHubRecords {
    static final RemoteState OPEN = new RemoteState("open", StateKind.TODO);
    static final RemoteState COMPLETED = new RemoteState("closed/completed", StateKind.DONE);
    static final RemoteState NOT_PLANNED = new RemoteState("closed/not_planned", StateKind.CANCELLED);
    static final RemoteState DUPLICATE = new RemoteState("closed/duplicate", StateKind.CANCELLED);

    private final CreationMarker marker;

    GitHubRecords(CreationMarker marker) {
        this.marker = marker;
    }

    RemoteIssue issue(RemoteJson json) {
        var body = marker.strip(text(json.textOrNull("body")));
        var labels = new TreeSet<String>();
        json.texts("labels", "name").forEach(name -> labels.add(RemoteText.clean(name)));
        return new RemoteIssue(
                new RemoteRef(json.text("id"), json.text("number")),
                RemoteText.clean(json.text("title")),
                body.body(),
                state(json),
                Collections.unmodifiableSet(labels),
                people(json),
                null,
                json.has("user") ? person(json.object("user")) : null,
                json.time("created_at"),
                json.time("updated_at"),
                json.text("html_url"),
                json.has("pull_request"),
                body.marker(),
                body.otherHub());
    }

    /** Of a delivery's {@code changes}. */
    Map<Field, String> replaced(RemoteJson changes) {
        Map<Field, String> before = new EnumMap<>(Field.class);
        if (changes.has("title")) {
            before.put(Field.TITLE, text(changes.object("title").textOrNull("from")));
        }
        if (changes.has("body")) {
            var body = text(changes.object("body").textOrNull("from"));
            before.put(Field.BODY, marker.strip(body).body());
        }
        return before;
    }

    RemoteComment comment(RemoteJson json) {
        var id = json.text("id");
        var body = marker.strip(text(json.textOrNull("body")));
        var issueUrl = json.text("issue_url");
        return new RemoteComment(
                new RemoteRef(id, id),
                issueUrl.substring(issueUrl.lastIndexOf('/') + 1),
                body.body(),
                json.has("user") ? person(json.object("user")) : null,
                json.time("created_at"),
                json.time("updated_at"),
                json.text("html_url"),
                json.text("html_url").contains("/pull/"),
                body.marker(),
                body.otherHub());
    }

    private static RemoteState state(RemoteJson json) {
        var reason = json.textOrNull("state_reason");
        return switch (json.text("state")) {
            case "open" -> OPEN;
            case "closed" ->
                switch (reason == null ? "" : reason) {
                    case "not_planned" -> NOT_PLANNED;
                    case "duplicate" -> DUPLICATE;
                    // Issues closed before there were reasons have none, and new reasons may come.
                    default -> COMPLETED;
                };
            default -> throw new RemoteJson.NotAsPromised("\"state\" is neither open nor closed");
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : RemoteText.clean(text);
    }

    private static List<Person> people(RemoteJson json) {
        var people = new ArrayList<Person>();
        json.list("assignees").forEach(each -> people.add(person(each)));
        return List.copyOf(people);
    }

    static Person person(RemoteJson json) {
        return new Person(json.text("id"), json.text("login"), json.textOrNull("html_url"));
    }
}
