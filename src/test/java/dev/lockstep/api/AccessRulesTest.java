package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AccessRulesTest extends Surface {
    @Autowired
    private BudgetGauges gauges;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/issues",
                "/api/v1/connections",
                "/api/sync/status/x",
                "/actuator/prometheus",
                "/actuator",
                "/openapi.json",
                "/swagger-ui/index.html",
                "/api/anything"
            })
    void withoutATokenThereIsNothingToRead(String path) {
        var answer = send(to(path).GET());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("code")).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(send(to(path).header("Authorization", "Bearer wrong").GET()).status())
                .isEqualTo(401);
    }

    @Test
    void withoutATokenNothingIsStarted() {
        for (String path : List.of("/api/sync", "/api/sync/start", "/api/v1/projects", "/sign-out")) {
            assertThat(send(to(path).POST(BodyPublishers.noBody())).status()).isEqualTo(401);
        }
    }

    @Test
    void healthIsOpenAndMetricsTellTheBudgets() {
        assertThat(send(to("/actuator/health").GET()).body()).contains("UP").doesNotContain("sqlite");
        assertThat(send(to("/actuator/health/readiness").GET()).status()).isEqualTo(200);
        gauges.refresh(); // their own look at the connections may have been before the first was there
        assertThat(get("/actuator/prometheus").body())
                .contains("lockstep_budget_remaining{connection=\"github\"} 4321.0")
                .contains("lockstep_requests{connection=\"plane\"} 7.0")
                .contains("lockstep_operations{state=\"queued\"}");
    }

    @Test
    void theInterfaceIsServedAlsoAtPlacesInsideIt() {
        for (String path : List.of("/", "/links", "/projects/x/issues/7")) {
            var answer = send(to(path).GET());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
        }
        assertThat(send(to("/nothing.js").GET()).status()).isEqualTo(404);
    }

    @Test
    void theHeadersGuardThePage() {
        var page = send(to("/").GET());
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void aCodeSignsTheBrowserInOnceAndItMaySignOut() {
        var code = sessions.newCode().reveal();
        var answer = send(to("/sign-in?code=" + code).GET());
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/", "Secure");
        var cookie = answer.header("Set-Cookie").replaceFirst(";.*", "");
        assertThat(me(cookie)).isEqualTo(200);
        assertThat(send(to("/sign-in?code=" + code).GET()).text("code")).isEqualTo("code_spent");
        assertThat(send(to("/sign-out")
                                .header("Cookie", cookie)
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(204);
        assertThat(me(cookie)).isEqualTo(401);
    }

    @Test
    void aCookieWritesOnlyFromOurOwnPage() {
        var cookie = cookie();
        assertThat(write(cookie, "Origin", "https://evil.test")).isEqualTo(403);
        assertThat(write(cookie, "Origin", "null")).isEqualTo(403);
        assertThat(write(cookie, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(write(cookie, "X-Nothing", "x")).isEqualTo(403);
        assertThat(write(cookie, "Origin", "http://127.0.0.1:" + port)).isEqualTo(200);
        assertThat(write(cookie, "Origin", "https://hub.example.test")).isEqualTo(200);
    }

    @Test
    void nobodyElsesForwardedHeadersAreBelieved() {
        var answer = send(to("/api/v1/jobs?limit=1")
                .header("Authorization", "Bearer " + TOKEN)
                .header("X-Forwarded-Host", "evil.test")
                .GET());
        assertThat(answer.header("Link")).doesNotContain("evil.test");
        assertThat(send(to("/api/sync")
                                .header("Cookie", cookie())
                                .header("Origin", "https://evil.test")
                                .header("X-Forwarded-Host", "evil.test")
                                .header("X-Forwarded-Proto", "https")
                                .POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void noOtherSiteMayReadTheAnswers() {
        var answer =
                send(signed("/api/v1/me").header("Origin", "https://evil.test").GET());
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theSecretsOfTheSettingsAreNeverLoggedNorAnswered(CapturedOutput output) {
        var answers = new StringBuilder();
        for (String path : List.of("/api/v1/connections", "/api/v1/links", "/openapi.json", "/actuator/prometheus")) {
            answers.append(get(path).body());
        }
        answers.append(post("/api/sync", "{\"githubRepo\":7").body());
        assertThat(answers.toString()).doesNotContain("canary");
        assertThat(output.getAll()).doesNotContain(TOKEN, GITHUB_CANARY, WEBHOOK_SECRET, "canary-plane-key");
    }

    private int write(String cookie, String header, String value) {
        return send(to("/api/sync")
                        .header("Cookie", cookie)
                        .header(header, value)
                        .POST(BodyPublishers.noBody()))
                .status();
    }

    private int me(String cookie) {
        return send(to("/api/v1/me").header("Cookie", cookie).GET()).status();
    }

    private String cookie() {
        return Callers.COOKIE + "="
                + sessions.redeem(sessions.newCode().reveal()).orElseThrow().reveal();
    }
}
