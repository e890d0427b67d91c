package dev.lockstep.connector.github;

import dev.lockstep.connector.Connector.Hook;
import dev.lockstep.connector.Connector.HookReport;
import dev.lockstep.connector.Connector.Hooks;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.budget.Cost;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The repository's webhook that leads to us. */
final class GitHubHooks {
    private static final int PAGE = 100;
    private static final List<String> NEEDED = List.of("issues", "issue_comment");
    private static final List<String> EVENTS = List.of("issue_comment", "issues", "pull_request", "push");

    private final GitHubApi api;
    private final String path;

    GitHubHooks(GitHubApi api, Container container) {
        this.api = api;
        path = GitHubSession.repository(container) + "/hooks";
    }

    HookReport ensure(String payloadUrl, String secret) {
        try {
            for (var hook : api.get(page()).items()) {
                if (hook.has("config")
                        && payloadUrl.equals(hook.object("config").textOrNull("url"))) {
                    return repair(hook, payloadUrl, secret);
                }
            }
            var body = new LinkedHashMap<>(wanted(payloadUrl, secret, EVENTS));
            body.put("name", "web");
            api.write("POST", path, body, Cost.CREATE, hook -> hook.text("id"));
            return new HookReport("created", "The webhook was created at GitHub.", payloadUrl);
        } catch (RemoteJson.NotAsPromised broken) {
            throw new ConnectorException(
                    new ConnectorFault.Malformed("GitHub's answer cannot be used: " + broken.getMessage() + ".", false),
                    broken);
        } catch (ConnectorException refused) {
            throw explained(refused);
        }
    }

    private String page() {
        return path + "?per_page=" + PAGE;
    }

    Hooks all() {
        try {
            return api.get(page(), json -> {
                var hooks = json.items();
                return new Hooks(
                        hooks.stream()
                                .filter(hook -> hook.has("config"))
                                .map(GitHubHooks::told)
                                .toList(),
                        hooks.size() >= PAGE);
            });
        } catch (ConnectorException refused) {
            throw explained(refused);
        }
    }

    private static Hook told(RemoteJson hook) {
        var config = hook.object("config");
        var events = hook.texts("events", "name");
        var url = config.textOrNull("url");
        return new Hook(url == null ? "" : url, hook.flag("active"), lacks(config, events));
    }

    private static @Nullable String lacks(RemoteJson config, Collection<String> events) {
        if (!config.has("secret")) {
            return "has no secret, so that what it sends is refused";
        }
        return events.contains("*") || events.containsAll(NEEDED) ? null : "does not tell of issues and their comments";
    }

    private HookReport repair(RemoteJson hook, String payloadUrl, String secret) {
        var config = hook.object("config");
        var events = new TreeSet<>(hook.texts("events", "name"));
        var fine = hook.flag("active")
                && "json".equals(config.textOrNull("content_type"))
                && config.has("secret")
                && (events.contains("*") || events.containsAll(EVENTS));
        if (!events.contains("*")) {
            events.addAll(EVENTS);
        }
        // The secret never comes back, so it is always set again.
        api.write(
                "PATCH",
                path + "/" + hook.text("id"),
                wanted(payloadUrl, secret, events),
                Cost.WRITE,
                json -> json.text("id"));
        return fine
                ? new HookReport("in_place", "The webhook is in place; its secret was set again.", payloadUrl)
                : new HookReport(
                        "repaired", "The webhook was there but wrong or switched off; it is repaired.", payloadUrl);
    }

    private static Map<String, Object> wanted(String payloadUrl, String secret, Collection<String> events) {
        var config = Map.of("url", payloadUrl, "content_type", "json", "secret", secret, "insecure_ssl", "0");
        return Map.of("active", true, "events", List.copyOf(events), "config", config);
    }

    private static ConnectorException explained(ConnectorException refused) {
        var fault = refused.fault();
        if (fault instanceof ConnectorFault.NotFound || fault instanceof ConnectorFault.Forbidden) {
            return new ConnectorException(
                    new ConnectorFault.Forbidden(
                            "GitHub does not let this token see or change the repository's webhooks. Use a"
                                    + " token with admin rights on its hooks, or add the webhook by hand (docs/webhooks.md)."),
                    refused);
        }
        return refused;
    }
}
