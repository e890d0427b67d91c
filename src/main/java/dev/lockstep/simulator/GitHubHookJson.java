package dev.lockstep.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Hooks and their deliveries as GitHub shows them. */
record GitHubHookJson(GitHubLinks links) {
    ObjectNode hook(GitHubRepository repository, GitHubHook hook) {
        var url = links.repository(repository) + "/hooks/" + hook.id();
        var node = Json.object()
                .put("type", "Repository")
                .put("id", hook.id())
                .put("name", "web")
                .put("active", hook.active());
        hook.events().forEach(node.putArray("events")::add);
        var config = node.putObject("config")
                .put("content_type", hook.contentType())
                .put("insecure_ssl", "0")
                .put("url", hook.url());
        if (hook.secret() != null) {
            config.put("secret", "********");
        }
        node.put("updated_at", hook.updatedAt().toString())
                .put("created_at", hook.createdAt().toString())
                .put("url", url)
                .put("test_url", url + "/test")
                .put("ping_url", url + "/pings")
                .put("deliveries_url", url + "/deliveries");
        var last = node.putObject("last_response");
        if (hook.lastStatus() == 0) {
            last.putNull("code").put("status", "unused").putNull("message");
        } else {
            boolean fine = hook.lastStatus() < 300;
            last.put("code", hook.lastStatus())
                    .put("status", fine ? "active" : "misconfigured")
                    .put("message", fine ? "OK" : "Invalid HTTP Response: " + hook.lastStatus());
        }
        return node;
    }

    ObjectNode delivery(GitHubRepository repository, GitHubDelivery delivery) {
        return Json.object()
                .put("id", delivery.id())
                .put("guid", delivery.guid())
                .put("delivered_at", delivery.deliveredAt().toString())
                .put("redelivery", delivery.redelivery())
                .put("duration", delivery.outcome().seconds())
                .put("status", delivery.outcome().status())
                .put("status_code", delivery.outcome().statusCode())
                .put("event", delivery.event())
                .put("action", delivery.action())
                .putNull("installation_id")
                .put("repository_id", repository.id)
                .putNull("throttled_at");
    }

    ObjectNode deliveryInFull(GitHubRepository repository, GitHubDelivery delivery, @Nullable GitHubHook hook) {
        var node = delivery(repository, delivery).put("url", hook == null ? "" : hook.url());
        var request = node.putObject("request");
        var headers = request.putObject("headers");
        delivery.headers().forEach(headers::put);
        Json.parse(delivery.payload()).ifPresent(payload -> request.set("payload", payload));
        node.putObject("response").putObject("headers");
        return node;
    }
}
