package dev.lockstep.connector.jira;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Jira's webhook payloads hint at; both editions name the event in the payload. */
final class JiraDeliveries {
    static final List<String> EVENTS = List.of(
            "jira:issue_created",
            "jira:issue_updated",
            "jira:issue_deleted",
            "comment_created",
            "comment_updated",
            "comment_deleted");
    private static final Map<String, String> ACTIONS =
            Map.of("created", "created", "updated", "edited", "deleted", "deleted");

    private JiraDeliveries() {}

    static List<DeliveryNews> read(String body) {
        try {
            var json = RemoteJson.parse(body);
            var event = json.text("webhookEvent");
            if (!EVENTS.contains(event)) {
                return List.of(new DeliveryNews.None("nothing here follows " + event));
            }
            var action = ACTIONS.getOrDefault(event.substring(event.lastIndexOf('_') + 1), "edited");
            return List.of(event.startsWith("comment") ? comment(json, action) : issue(json, action));
        } catch (RemoteJson.NotAsPromised unknown) {
            return List.of(
                    new DeliveryNews.Unreadable("the payload is not what Jira promises: " + unknown.getMessage()));
        }
    }

    private static DeliveryNews issue(RemoteJson json, String action) {
        var issue = json.object("issue");
        var updated = issue.has("fields") ? JiraTimes.orNull(issue.object("fields"), "updated") : null;
        return new DeliveryNews.IssueTouched(
                container(issue),
                JiraRecords.ref(issue),
                action,
                false,
                action.equals("deleted"),
                updated,
                json.textIn("user", "displayName"));
    }

    private static DeliveryNews comment(RemoteJson json, String action) {
        var issue = json.has("issue") ? json.object("issue") : null;
        var comment = json.object("comment");
        var id = comment.text("id");
        return new DeliveryNews.CommentTouched(
                issue == null ? null : container(issue),
                issue == null ? null : JiraRecords.ref(issue),
                new RemoteRef(id, id),
                action,
                false,
                action.equals("deleted"),
                JiraTimes.orNull(comment, "updated"),
                comment.textIn(comment.has("updateAuthor") ? "updateAuthor" : "author", "displayName"));
    }

    private static @Nullable Container container(RemoteJson issue) {
        var fields = issue.has("fields") ? issue.object("fields") : null;
        var key = fields != null && fields.has("project")
                ? fields.object("project").textOrNull("key")
                : null;
        return key == null ? null : new Container(key);
    }
}
