package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import dev.lockstep.base.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(properties = {"LOCKSTEP_OPEN_REGISTRATION=true", "LOCKSTEP_TRUSTED_PROXIES=127.0.0.1"})
class AuditSurfaceTest extends Surface {
    private static final String GOOD = "correct horse battery staple";

    @Test
    void whoDidWhatFromWhereAndWhatCameOfItIsTold() {
        anonymous("/api/v1/people", "{'name':'Ann','email':'audit@example.org','password':'%s'}");
        assertThat(anonymous("/api/v1/login", "{'email':'audit@example.org','password':'canary-wrong %s'}")
                        .status())
                .isEqualTo(401);
        var token = anonymous("/api/v1/login/token", "{'email':'audit@example.org','password':'%s'}")
                .text("accessToken");
        var made = as(token, "/api/v1/people/me/tokens", "{'name':'ci','scopes':['read']}")
                .text("token");
        assertThat(as(token, "/api/v1/people/invitations", "{'email':'x@example.org'}")
                        .status())
                .isEqualTo(403);
        post("/api/v1/connections", "{}");
        var told = entries().stream()
                .filter(entry -> entry.path("address").asString().equals("203.0.113.77")
                        || entry.path("actor").asString().equals("Ann"))
                .map(entry -> entry.path("action").asString() + " "
                        + entry.path("result").asString())
                .toList();
        assertThat(told)
                .containsExactly(
                        "account.register done",
                        "login refused",
                        "login.token done",
                        "token.make done",
                        "account.invite refused");
        var export = get("/api/v1/audit/export");
        assertThat(export.header("Content-Type")).startsWith("application/jsonl");
        assertThat(export.body()).contains("audit@example.org").doesNotContain("canary-wrong", made, token);
        var verdict = get("/api/v1/audit/verify").json();
        assertThat(verdict.path("broken").isNull()).isTrue();
        assertThat(verdict.path("entries").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(send(to("/api/v1/audit")
                                .header("Authorization", "Bearer " + token)
                                .GET())
                        .status())
                .isEqualTo(403);
    }

    private List<JsonNode> entries() {
        return get("/api/v1/audit/export").body().lines().map(Json::tree).toList();
    }

    private Answer anonymous(String path, String json) {
        return send(to(path).header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113.77")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString(json.replace("%s", GOOD).replace('\'', '"'))));
    }

    private Answer as(String token, String path, String json) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
    }
}
