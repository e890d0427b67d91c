package dev.lockstep.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a GitHub App asks with its JWT. The signature is not checked: the simulator knows no key. */
record GitHubAppApi(GitHubWorld world, GitHubLinks links, GitHubUserJson users) {
    private static final Duration TOKEN_LIVES = Duration.ofHours(1);
    private static final Duration JWT_LIVES_AT_MOST = Duration.ofMinutes(10);

    void addTo(Routes<GitHubCall> routes) {
        routes.on("GET /app", call -> Answer.ok(app(caller(call))))
                .on("GET /app/installations", call -> {
                    var app = caller(call);
                    return Answer.ok(Json.array().add(installation(app)));
                })
                .on("GET /repos/{owner}/{repo}/installation", this::ofRepository)
                .on("POST /app/installations/{id}/access_tokens", this::token);
    }

    private Answer ofRepository(GitHubCall call) {
        var app = caller(call);
        var name = call.param("owner") + "/" + call.param("repo");
        if (world.repository(name)
                .filter(it -> it.owner.login().equals(app.account()))
                .isEmpty()) {
            throw GitHubErrors.notFound();
        }
        return Answer.ok(installation(app));
    }

    private Answer token(GitHubCall call) {
        var app = caller(call);
        if (app.installationId() != call.id("id")) {
            throw GitHubErrors.notFound();
        }
        var expiresAt = world.now().plus(TOKEN_LIVES);
        var value = "ghs_" + UUID.randomUUID().toString().replace("-", "");
        world.addToken(new GitHubToken(value, app.botLogin(), null, true, expiresAt, null, null));
        var node = Json.object().put("token", value).put("expires_at", expiresAt.toString());
        node.set("permissions", permissions());
        return Answer.created(node.put("repository_selection", "all"));
    }

    private GitHubApp caller(GitHubCall call) {
        var app = bearer(call.request().header("Authorization"));
        if (app == null) {
            throw GitHubErrors.refusal(401, "A JSON web token could not be decoded");
        }
        return app;
    }

    private @Nullable GitHubApp bearer(@Nullable String authorization) {
        var parts = authorization == null
                ? new String[0]
                : authorization.replaceFirst("(?i)^bearer ", "").split("\\.", -1);
        if (parts.length != 3 || parts[2].isEmpty()) {
            return null;
        }
        var head = part(parts[0]);
        var claims = part(parts[1]);
        var issuer = claims.path("iss").asString("");
        var expires = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        var now = world.now();
        boolean fits = "RS256".equals(Json.string(head, "alg"))
                && expires.isAfter(now)
                && !expires.isAfter(now.plus(JWT_LIVES_AT_MOST).plusSeconds(5));
        return fits
                ? world.apps.values().stream()
                        .filter(app -> String.valueOf(app.id()).equals(issuer))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static ObjectNode part(String base64) {
        try {
            return Json.parse(Base64.getUrlDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII)))
                    .orElseGet(Json::object);
        } catch (IllegalArgumentException notBase64) {
            return Json.object();
        }
    }

    private ObjectNode app(GitHubApp app) {
        var node = Json.object()
                .put("id", app.id())
                .put("slug", app.slug())
                .put("node_id", GitHubUserJson.nodeId("App", app.id()));
        node.set("owner", users.simple(world.user(app.account())));
        node.put("name", app.slug())
                .putNull("description")
                .put("external_url", links.base().toString())
                .put("html_url", links.base() + "/apps/" + app.slug())
                .put("created_at", app.createdAt().toString())
                .put("updated_at", app.createdAt().toString());
        node.set("permissions", permissions());
        node.putArray("events").add("issues").add("issue_comment");
        return node;
    }

    private ObjectNode installation(GitHubApp app) {
        var node = Json.object().put("id", app.installationId());
        node.set("account", users.simple(world.user(app.account())));
        node.put("repository_selection", "all")
                .put(
                        "access_tokens_url",
                        links.base() + "/app/installations/" + app.installationId() + "/access_tokens")
                .put("repositories_url", links.base() + "/installation/repositories")
                .put("html_url", links.base() + "/settings/installations/" + app.installationId())
                .put("app_id", app.id())
                .put("app_slug", app.slug())
                .put("target_id", world.user(app.account()).id())
                .put("target_type", "Organization");
        node.set("permissions", permissions());
        node.putArray("events").add("issues").add("issue_comment");
        return node.put("created_at", app.createdAt().toString())
                .put("updated_at", app.createdAt().toString())
                .putNull("single_file_name")
                .putNull("suspended_by")
                .putNull("suspended_at");
    }

    private static ObjectNode permissions() {
        return Json.object().put("issues", "write").put("metadata", "read").put("repository_hooks", "write");
    }
}
