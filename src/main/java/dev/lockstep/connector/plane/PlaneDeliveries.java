package dev.lockstep.connector.plane;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Plane's webhook payloads hint at: {@code {event, action, webhook_id, workspace_id, data, activity}}. */
final class PlaneDeliveries {
    private PlaneDeliveries() {}

    static List<DeliveryNews> read(String event, String body) {
        try {
            var json = RemoteJson.parse(body);
            return List.of(
                    switch (event) {
                        case "issue", "work_item", "workitem" -> issue(json);
                        case "issue_comment", "work_item_comment" -> comment(json);
                        default -> new DeliveryNews.None("nothing here follows " + event);
                    });
        } catch (RemoteJson.NotAsPromised unknown) {
            return List.of(
                    new DeliveryNews.Unreadable("the payload is not what Plane promises: " + unknown.getMessage()));
        }
    }

    private static DeliveryNews issue(RemoteJson json) {
        var data = json.object("data");
        var action = action(json);
        return new DeliveryNews.IssueTouched(
                container(data),
                ref(data.text("id")),
                action,
                false,
                deleted(action),
                data.timeOrNull("updated_at"),
                actor(json));
    }

    private static DeliveryNews comment(RemoteJson json) {
        var data = json.object("data");
        var action = action(json);
        var issue = data.textOrNull("issue");
        return new DeliveryNews.CommentTouched(
                container(data),
                issue == null ? null : ref(issue),
                ref(data.text("id")),
                action,
                false,
                deleted(action),
                data.timeOrNull("updated_at"),
                actor(json));
    }

    private static @Nullable String actor(RemoteJson json) {
        var activity = json.objectOrNull("activity");
        return activity == null ? null : activity.textIn("actor", "display_name");
    }

    private static String action(RemoteJson json) {
        var action = json.textOrNull("action");
        return action == null ? "updated" : action;
    }

    private static boolean deleted(String action) {
        return action.equals("delete") || action.equals("deleted");
    }

    private static RemoteRef ref(String id) {
        return new RemoteRef(id, id);
    }

    /** The payload names the workspace by its id only, and a container by its slug; so only where it tells the slug. */
    private static @Nullable Container container(RemoteJson data) {
        var project = data.textOrNull("project");
        var detail =
                data.has("workspace_detail") ? data.object("workspace_detail").textOrNull("slug") : null;
        return project == null || detail == null ? null : new Container(detail + "/" + project);
    }
}
