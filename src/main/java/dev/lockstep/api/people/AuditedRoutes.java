package dev.lockstep.api.people;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log calls the routes that it tells of. */
final class AuditedRoutes {
    /** Told only where it was refused: a refresh that went well is no news. */
    static final String REUSED = "login.reused";

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("GET /sign-in", "login.code"),
            Map.entry("POST /log-in", "login"),
            Map.entry("GET /log-in/openid/callback", "login.openid"),
            Map.entry("DELETE /api/v1/people/me/openid/{id}", "openid.disconnect"),
            Map.entry("POST /welcome", "account.link"),
            Map.entry("POST /api/v1/login", "login"),
            Map.entry("POST /api/v1/login/token", "login.token"),
            Map.entry("POST /api/v1/refresh", REUSED),
            Map.entry("POST /api/v1/logout", "logout"),
            Map.entry("POST /sign-out", "logout"),
            Map.entry("POST /api/v1/people", "account.register"),
            Map.entry("POST /api/v1/people/invitations", "account.invite"),
            Map.entry("POST /api/v1/people/{id}/deactivate", "account.deactivate"),
            Map.entry("POST /api/v1/people/{id}/activate", "account.activate"),
            Map.entry("PUT /api/v1/people/me/password", "password.change"),
            Map.entry("POST /api/v1/people/new-password", "password.reset"),
            Map.entry("POST /api/v1/people/me/tokens", "token.make"),
            Map.entry("DELETE /api/v1/people/me/tokens/{id}", "token.delete"),
            Map.entry("POST /api/v1/projects", "project.make"),
            Map.entry("POST /api/v1/projects/import", "project.import"),
            Map.entry("DELETE /api/v1/projects/{id}", "project.delete"),
            Map.entry("DELETE /api/v1/issues/{id}", "issue.delete"),
            Map.entry("POST /api/v1/projects/{id}/members", "member.invite"),
            Map.entry("PATCH /api/v1/projects/{id}/members/{personId}", "member.role"),
            Map.entry("DELETE /api/v1/projects/{id}/members/{personId}", "member.kick"),
            Map.entry("POST /api/v1/projects/{id}/leave", "member.leave"),
            Map.entry("POST /api/v1/projects/{id}/subscriptions", "subscription.make"),
            Map.entry("PATCH /api/v1/projects/{id}/subscriptions/{subscriptionId}", "subscription.change"),
            Map.entry("DELETE /api/v1/projects/{id}/subscriptions/{subscriptionId}", "subscription.delete"),
            Map.entry("POST /api/v1/subscriptions", "subscription.make"),
            Map.entry("PATCH /api/v1/subscriptions/{subscriptionId}", "subscription.change"),
            Map.entry("DELETE /api/v1/subscriptions/{subscriptionId}", "subscription.delete"),
            Map.entry("POST /api/v1/notifications/webhook", "subscription.make"),
            Map.entry("PATCH /api/v1/notifications/webhook", "subscription.change"),
            Map.entry("POST /api/v1/notifications/webhook/secret", "subscription.secret"),
            Map.entry("DELETE /api/v1/notifications/webhook", "subscription.delete"),
            Map.entry("POST /api/v1/connections", "connection.make"),
            Map.entry("PATCH /api/v1/connections/{id}", "connection.change"),
            Map.entry("DELETE /api/v1/connections/{id}", "connection.delete"),
            Map.entry("POST /api/v1/connections/{id}/webhooks", "connection.webhook"),
            Map.entry("PATCH /api/v1/links/{id}", "rules.change"),
            Map.entry("POST /api/v1/links/{id}/mappings", "rules.mapping"),
            Map.entry("DELETE /api/v1/links/{id}/mappings/{mappingId}", "rules.mapping-delete"),
            Map.entry("POST /api/v1/conflicts/{id}/resolve", "rules.conflict"),
            Map.entry("POST /api/v1/watches/{id}/actions", "script.make"),
            Map.entry("PATCH /api/v1/actions/{id}", "script.change"),
            Map.entry("DELETE /api/v1/actions/{id}", "script.delete"),
            Map.entry("POST /api/v1/actions/{id}/test", "script.run"),
            Map.entry("POST /api/v1/runs/{id}/again", "script.run"),
            Map.entry("POST /api/v1/actions/{id}/secrets", "script.secret"),
            Map.entry("PUT /api/v1/actions/{id}/secrets/{secretId}", "script.secret"),
            Map.entry("DELETE /api/v1/actions/{id}/secrets/{secretId}", "script.secret-delete"),
            Map.entry("POST /api/v1/actions/{id}/signing-secret", "script.signing-secret"),
            Map.entry("POST /api/projects/{id}/actions", "script.make"),
            Map.entry("PUT /api/projects/{id}/actions/{actionId}", "script.change"),
            Map.entry("DELETE /api/projects/{id}/actions/{actionId}", "script.delete"),
            Map.entry("POST /api/actions/{id}/secrets", "script.secret"),
            Map.entry("PUT /api/actions/{id}/secrets/{secretId}", "script.secret"),
            Map.entry("DELETE /api/actions/{id}/secrets/{secretId}", "script.secret-delete"),
            Map.entry("POST /api/v1/links", "link.make"),
            Map.entry("DELETE /api/v1/links/{id}", "link.delete"),
            Map.entry("POST /api/v1/links/{id}/pause", "link.pause"),
            Map.entry("POST /api/v1/links/{id}/resume", "link.resume"),
            Map.entry("POST /api/v1/pauses", "pause.make"),
            Map.entry("DELETE /api/v1/pauses/all", "pause.end"),
            Map.entry("DELETE /api/v1/pauses/{scope}/{target}", "pause.end"),
            Map.entry("POST /api/v1/watches", "watch.make"),
            Map.entry("PATCH /api/v1/watches/{id}", "watch.change"),
            Map.entry("DELETE /api/v1/watches/{id}", "watch.delete"),
            Map.entry("POST /api/projects", "watch.make"),
            Map.entry("PUT /api/projects/{id}", "watch.change"),
            Map.entry("DELETE /api/projects/{id}", "watch.delete"),
            Map.entry("POST /api/v1/operations/retry", "operation.retry"),
            Map.entry("POST /api/v1/operations/cancel", "operation.cancel"),
            Map.entry("POST /api/v1/operations/discard", "operation.discard"),
            Map.entry("DELETE /api/v1/events/aside/{id}", "event.forget"),
            Map.entry("POST /api/v1/links/{id}/approve", "approval.only-here"),
            Map.entry("POST /api/v1/links/{id}/guard/approve", "approval.guard"),
            Map.entry("POST /api/v1/links/{id}/guard/reject", "approval.guard-reject"),
            Map.entry("POST /api/v1/jobs/{id}/undo", "approval.undo"),
            Map.entry("POST /api/v1/plans/{id}/apply", "approval.plan"));

    private AuditedRoutes() {}

    static @Nullable String action(String method, String pattern) {
        return ACTIONS.get(method + " " + pattern);
    }
}
