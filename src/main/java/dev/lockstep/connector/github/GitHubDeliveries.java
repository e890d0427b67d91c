package dev.lockstep.connector.github;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What GitHub's webhook payloads hint at. */
final class GitHubDeliveries {
    private static final String BRANCH = "refs/heads/";

    static final Set<String> KNOWN =
            Set.of("issues", "issue_comment", "pull_request", "push", "installation", "installation_repositories");

    private GitHubDeliveries() {}

    static List<DeliveryNews> read(String event, String body) {
        try {
            return List.of(
                    switch (event) {
                        case "issues" -> issue(RemoteJson.parse(body));
                        case "issue_comment" -> comment(RemoteJson.parse(body));
                        case "pull_request" -> pullRequest(RemoteJson.parse(body));
                        case "push" -> push(RemoteJson.parse(body));
                        case "installation", "installation_repositories" -> installed(event, RemoteJson.parse(body));
                        case "ping" -> new DeliveryNews.None("GitHub says hello");
                        default -> new DeliveryNews.None("nothing here follows " + event);
                    });
        } catch (RemoteJson.NotAsPromised unknown) {
            return List.of(
                    new DeliveryNews.Unreadable("the payload is not what GitHub promises: " + unknown.getMessage()));
        }
    }

    private static DeliveryNews installed(String event, RemoteJson json) {
        var news = InstallationNews.read(json);
        return news == null ? new DeliveryNews.None("nothing here follows " + event + " " + json.text("action")) : news;
    }

    private static DeliveryNews issue(RemoteJson json) {
        var issue = json.object("issue");
        var action = json.text("action");
        return new DeliveryNews.IssueTouched(
                container(json),
                ref(issue, "number"),
                action,
                issue.has("pull_request"),
                action.equals("deleted"),
                issue.timeOrNull("updated_at"),
                sender(json));
    }

    private static DeliveryNews pullRequest(RemoteJson json) {
        var pull = json.object("pull_request");
        return new DeliveryNews.IssueTouched(
                container(json),
                RemoteRef.ofPullRequest(pull.text("id"), pull.text("number")),
                json.text("action"),
                true,
                false,
                pull.timeOrNull("updated_at"),
                sender(json));
    }

    private static DeliveryNews comment(RemoteJson json) {
        var issue = json.object("issue");
        var comment = json.object("comment");
        var action = json.text("action");
        return new DeliveryNews.CommentTouched(
                container(json),
                ref(issue, "number"),
                ref(comment, "id"),
                action,
                issue.has("pull_request"),
                action.equals("deleted"),
                comment.timeOrNull("updated_at"),
                sender(json));
    }

    private static DeliveryNews push(RemoteJson json) {
        var container = container(json);
        var name = json.text("ref");
        return container != null && name.startsWith(BRANCH)
                ? new DeliveryNews.Pushed(container, name.substring(BRANCH.length()))
                : new DeliveryNews.None("a push to no branch");
    }

    private static @Nullable String sender(RemoteJson json) {
        return json.textIn("sender", "login");
    }

    private static RemoteRef ref(RemoteJson json, String key) {
        return new RemoteRef(json.text("id"), json.text(key));
    }

    private static @Nullable Container container(RemoteJson json) {
        var name = json.has("repository") ? json.object("repository").textOrNull("full_name") : null;
        return name == null ? null : new Container(name);
    }
}
