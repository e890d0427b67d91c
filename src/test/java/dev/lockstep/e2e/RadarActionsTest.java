package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Actions and secrets of the older watcher's surface, and trying actions out. */
@ExtendWith(OutputCaptureExtension.class)
class RadarActionsTest extends Radar {
    /** Rows 99, 100 and 101. */
    @Test
    void actionsAreMadeChangedAndDeleted() throws Exception {
        var made = project("actions", "main");
        var path = "/api/projects/" + made.id() + "/actions";
        var action = send("POST", path, webhook("https://hooks.example.com/x"));
        assertThat(action.status()).isEqualTo(201);
        assertThat(action.json().propertyNames())
                .contains("id", "project_id", "name", "action_type", "webhook_url", "script_content", "created_at");
        assertThat(action.text("webhook_secret")).startsWith("whsec_");
        assertThat(get(path).json().get(0).path("webhook_secret").asString("")).isEmpty();
        var changed = send("PUT", path + "/" + action.id(), Map.of("name", "renamed"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("name")).isEqualTo("renamed");
        assertThat(changed.text("webhook_url")).isEqualTo("https://hooks.example.com/x");
        var missing = send("PUT", path + "/999999", Map.of("name", "x"));
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text("error")).isEqualTo("Action not found");
        for (var incomplete :
                List.of(Map.of("name", "x"), Map.of("actionType", "webhook"), Map.of("actionType", "script"))) {
            var refused = send("POST", path, incomplete);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("error"))
                    .isEqualTo("Action type and either webhook URL or script content are required");
        }
        for (var unknown : List.of("mail", "issue")) {
            assertThat(send("POST", path, Map.of("actionType", unknown, "webhookUrl", "https://a.example/"))
                            .status())
                    .as(unknown)
                    .isEqualTo(400);
        }
        assertThat(send("POST", path, webhook("http://hooks.example.com/x")).status())
                .isEqualTo(400);
        var deleted = send("DELETE", path + "/" + action.id(), null);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text("message")).isEqualTo("Action deleted successfully");
        assertThat(send("DELETE", path + "/" + action.id(), null).status()).isEqualTo(404);
    }

    /** Row 104. */
    @Test
    void aWebhookToThisMachineIsNotSent() throws Exception {
        var made = project("guard", "main");
        for (var url :
                List.of("https://127.0.0.1/", "https://169.254.169.254/", "https://[::1]/", "https://10.1.2.3/")) {
            var action = send("POST", "/api/projects/" + made.id() + "/actions", webhook(url));
            var run = send("POST", "/api/v1/actions/" + action.text("uuid") + "/test", null);
            assertThat(run.text("state")).as(url).isEqualTo("failed");
            assertThat(run.text("reason")).contains("LOCKSTEP_EGRESS_ALLOW");
            var attempts = get("/api/v1/runs/" + run.text("id") + "/attempts").json();
            assertThat(attempts.at("/items/0/state").asString()).isEqualTo("failed");
            assertThat(attempts.at("/items/0/reason").asString()).isEqualTo(run.text("reason"));
        }
    }

    /** Rows 108 and 109, and the canary scan. */
    @Test
    void secretsGoInAndNeverComeOut(CapturedOutput output) throws Exception {
        var canary = "canary-of-a-watch-secret";
        var made = project("secrets", "main");
        var action = send("POST", "/api/projects/" + made.id() + "/actions", webhook("https://hooks.example.com/x"));
        var path = "/api/actions/" + action.id() + "/secrets";
        var secret = send("POST", path, Map.of("name", "TOKEN", "value", canary));
        assertThat(secret.status()).isEqualTo(200);
        assertThat(secret.json().propertyNames()).containsExactlyInAnyOrder("id", "name", "created_at");
        var again = send("POST", path, Map.of("name", "TOKEN", "value", "x"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("error")).isEqualTo("Secret with this name already exists");
        assertThat(send("POST", path, Map.of("name", "X")).text("error")).isEqualTo("Name and value are required");
        assertThat(send("PUT", path + "/" + secret.id(), Map.of()).text("error"))
                .isEqualTo("Value is required");
        assertThat(send("PUT", path + "/" + secret.id(), Map.of("value", canary + "-2"))
                        .text("message"))
                .isEqualTo("Secret updated successfully");
        assertThat(send("PUT", path + "/999999", Map.of("value", "x")).status()).isEqualTo(404);
        assertThat(send("POST", "/api/actions/999999/secrets", Map.of("name", "A", "value", "b"))
                        .text("error"))
                .isEqualTo("Action not found");
        var answers = get(path).raw().body()
                + get("/api/projects").raw().body()
                + get("/api/v1/actions/" + action.text("uuid") + "/secrets")
                        .raw()
                        .body();
        assertThat(answers).contains("TOKEN").doesNotContain(canary);
        assertThat(output.getAll()).doesNotContain(canary);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(canary);
            }
        }
        assertThat(send("DELETE", path + "/" + secret.id(), null).text("message"))
                .isEqualTo("Secret deleted successfully");
        assertThat(get(path).json()).isEmpty();
    }

    /** Row 116, and the product's own surface. */
    @Test
    void anActionIsTriedOutAgainstTheEcho() throws Exception {
        var watch = send(
                "POST",
                "/api/v1/watches",
                Map.of("repoUrl", URL, "branches", List.of("main"), "intervalMinutes", 60, "name", "own"));
        assertThat(watch.status()).isEqualTo(201);
        var id = watch.text("id");
        var action = send(
                "POST",
                "/api/v1/watches/" + id + "/actions",
                Map.of(
                        "kind",
                        "webhook",
                        "webhookUrl",
                        "https://hooks.example.com/x",
                        "filters",
                        Map.of("branches", List.of("main"))));
        assertThat(action.status()).isEqualTo(201);
        assertThat(action.text("signingSecret")).startsWith("whsec_");
        var echo = send("POST", "/api/v1/actions/" + action.text("id") + "/echo", null);
        assertThat(echo.text("message")).isEqualTo("Webhook received successfully");
        assertThat(echo.json().get("genuine").asBoolean()).isTrue();
        assertThat(Json.tree(echo.text("body")).get("project").asString()).isEqualTo("own");
        assertThat(get("/api/v1/watches/" + id + "/branches").json().propertyNames())
                .isSubsetOf("main");
        assertThat(get("/api/v1/watches?limit=1").json().get("items")).hasSize(1);
        assertThat(send("PATCH", "/api/v1/watches/" + id, Map.of("intervalMinutes", 7))
                        .json()
                        .get("intervalMinutes")
                        .asInt())
                .isEqualTo(7);
        assertThat(send("POST", "/api/v1/watches/" + id + "/check", null).status())
                .isEqualTo(202);
        assertThat(get("/api/v1/scripts").json().get("usable").asBoolean()).isFalse();
        var health = get("/actuator/health/scripts").json();
        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.at("/details/level").asString()).isEqualTo("off");
        assertThat(health.at("/details/reason").asString()).contains("LOCKSTEP_SCRIPTS");
        assertThat(send("DELETE", "/api/v1/watches/" + id, null).status()).isEqualTo(204);
    }

    /** Row 95: a call that needs GitHub while GitHub is in trouble. */
    @Test
    void gitHubTroubleIs503WhereSomebodyWaits() throws Exception {
        var made = send(
                "POST",
                "/api/projects",
                Map.of("name", "trouble", "repoUrl", "https://github.com/acme/none", "branches", List.of("main")));
        var action = send("POST", "/api/projects/" + made.id() + "/actions", webhook("https://hooks.example.com/x"));
        var answer = send("POST", "/api/v1/actions/" + action.text("uuid") + "/test", null);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("code")).isEqualTo("tracker_unavailable");
    }
}
