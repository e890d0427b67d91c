package dev.lockstep.connector.jira;

import dev.lockstep.connector.Connector.Hook;
import dev.lockstep.connector.Connector.HookReport;
import dev.lockstep.connector.Connector.Hooks;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The webhook of a Jira that leads to us. Only its administrators may register one; without, polling does its work. */
final class JiraHooks {
    private static final String SECTION = "issue-related-events-section";
    private static final int MOST = 200;

    private final JiraApi api;
    private final JiraProject project;

    JiraHooks(JiraApi api, JiraProject project) {
        this.api = api;
        this.project = project;
    }

    HookReport ensure(String payloadUrl, String secret) {
        try {
            var known = api.get(api.address.webhooks(""), json -> ours(json.items(), payloadUrl));
            var wanted = Map.of(
                    "name",
                    "Lockstep " + project.key(),
                    "url",
                    payloadUrl,
                    "events",
                    JiraDeliveries.EVENTS,
                    "filters",
                    Map.of(SECTION, "project = " + project.key()),
                    "excludeBody",
                    false,
                    "enabled",
                    true,
                    "secret",
                    secret);
            if (known.isEmpty()) {
                api.send("POST", api.address.webhooks(""), wanted, null);
                return new HookReport("created", "The webhook was created at Jira.", payloadUrl);
            }
            // The secret never comes back, so it is always set again.
            api.send("PUT", api.address.webhooks("/" + known.getFirst()), wanted, null);
            return new HookReport("repaired", "The webhook was there; it is as it should be again.", payloadUrl);
        } catch (ConnectorException refused) {
            if (refused.fault() instanceof ConnectorFault.Forbidden
                    || refused.fault() instanceof ConnectorFault.NotFound) {
                return byHand(payloadUrl);
            }
            throw refused;
        }
    }

    /** Jira has no pages of them; of what it lists only the first count. */
    static Hooks all(JiraApi api, String key) {
        try {
            return api.get(api.address.webhooks(""), json -> {
                var hooks = json.items();
                return new Hooks(
                        hooks.stream()
                                .limit(MOST)
                                .filter(hook -> covers(hook, key))
                                .map(JiraHooks::told)
                                .toList(),
                        hooks.size() > MOST);
            });
        } catch (ConnectorException refused) {
            if (refused.fault() instanceof ConnectorFault.Forbidden
                    || refused.fault() instanceof ConnectorFault.NotFound) {
                throw new ConnectorException(
                        new ConnectorFault.Forbidden(
                                "Jira shows its webhooks to administrators alone, and this account is"
                                        + " none. One of them finds them under Settings > System > WebHooks."),
                        refused);
            }
            throw refused;
        }
    }

    /** A filter may be any JQL; one without the project in it, or without any, is not read further. */
    private static boolean covers(RemoteJson hook, String key) {
        var filter = filter(hook);
        return filter.isBlank() || List.of(filter.split("\\W+")).contains(key);
    }

    private static Hook told(RemoteJson hook) {
        var url = hook.textOrNull("url");
        boolean on = !hook.has("enabled") || hook.flag("enabled");
        return new Hook(url == null ? "" : url, on, lacks(hook));
    }

    private static @Nullable String lacks(RemoteJson hook) {
        if (hook.has("isSigned") && !hook.flag("isSigned")) {
            return "has no secret, so that what it sends is refused";
        }
        return hook.texts("events", "name").containsAll(JiraDeliveries.EVENTS)
                ? null
                : "does not tell of all that happens to issues and comments";
    }

    private List<String> ours(List<RemoteJson> all, String payloadUrl) {
        return all.stream()
                .filter(hook -> payloadUrl.equals(hook.textOrNull("url"))
                        && project.key().equals(keyOf(hook)))
                .map(hook -> hook.text("self").replaceFirst(".*/", ""))
                .toList();
    }

    private static String keyOf(RemoteJson hook) {
        return filter(hook).replaceFirst("^\\s*project\\s*=\\s*\"?(\\w+)\"?\\s*$", "$1");
    }

    private static String filter(RemoteJson hook) {
        var filter = hook.has("filters") ? hook.object("filters").textOrNull(SECTION) : null;
        return filter == null ? "" : filter;
    }

    private HookReport byHand(String payloadUrl) {
        return new HookReport(
                "manual",
                "This account may not register webhooks, so the project is polled. A Jira administrator can add one: Settings"
                        + " > System > WebHooks > Create, URL " + payloadUrl + ", JQL project = " + project.key()
                        + ", events Issue and Comment created, updated and deleted, with the secret that is stored with this connection.",
                payloadUrl);
    }
}
