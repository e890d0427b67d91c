package dev.lockstep.connector.jira;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteText;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jira's issues and comments in neutral words. */
record JiraRecords(JiraTexts texts, JiraLabels labels, JiraMarker marker, JiraAddress address) {
    /** What is asked for of an issue. */
    static final List<String> FIELDS = List.of(
            "summary",
            "description",
            "status",
            "resolution",
            "labels",
            "assignee",
            "priority",
            "creator",
            "created",
            "updated",
            "project",
            "issuetype");

    /** @param mark the issue's property, null when it has none */
    RemoteIssue issue(RemoteJson json, @Nullable RemoteJson mark) {
        var fields = json.object("fields");
        var priority = fields.has("priority") ? fields.object("priority").textOrNull("name") : null;
        var resolution = fields.has("resolution") ? fields.object("resolution").textOrNull("name") : null;
        var read = marker.read(mark);
        return new RemoteIssue(
                ref(json),
                RemoteText.clean(fields.text("summary")),
                texts.markdown(fields, "description"),
                JiraStatus.of(fields.object("status")).state(resolution),
                Collections.unmodifiableSet(labels.read(fields.texts("labels", "name"))),
                fields.has("assignee")
                        ? List.of(JiraAccount.of(fields.object("assignee")).assignee())
                        : List.of(),
                JiraPriorities.meaning(priority),
                author(fields, "creator"),
                JiraTimes.of(fields, "created"),
                JiraTimes.of(fields, "updated"),
                address.browse(json.text("key")),
                false,
                read.marker(),
                read.otherHub());
    }

    /** @param issue as the caller knows it */
    RemoteComment comment(RemoteJson json, RemoteRef issue) {
        var id = json.text("id");
        var mark = json.list("properties").stream()
                .filter(property -> JiraMarker.KEY.equals(property.textOrNull("key")) && property.has("value"))
                .findFirst()
                .map(property -> property.object("value"))
                .orElse(null);
        var read = marker.read(mark);
        return new RemoteComment(
                new RemoteRef(id, id),
                issue.key(),
                texts.markdown(json, "body"),
                author(json, "author"),
                JiraTimes.of(json, "created"),
                JiraTimes.of(json, "updated"),
                address.browse(issue.key()) + "?focusedCommentId=" + id,
                false,
                read.marker(),
                read.otherHub());
    }

    static RemoteRef ref(RemoteJson json) {
        return new RemoteRef(json.text("id"), json.text("key"));
    }

    static @Nullable Person author(RemoteJson json, String name) {
        return json.has(name) ? JiraAccount.of(json.object(name)).author() : null;
    }
}
