package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OpenedAccessTest extends OpenedSurface {
    @Autowired
    private SettingsAtStart start;

    @BeforeEach
    void nothingRuns() {
        jobs.endAll();
    }

    @Test
    void theSyncRoutesAreOpenAndNothingElseIs() {
        var started = startOpenly();
        assertThat(started.text("message")).isEqualTo("Sync job started");
        assertThat(send(to("/api/sync/status/" + started.text("jobId")).GET()).text("status"))
                .isEqualTo("pending");
        for (String path : List.of(
                "/api/v1/me",
                "/api/v1/jobs",
                "/api/v1/jobs/" + started.text("jobId"),
                "/api/syncs",
                "/actuator/prometheus",
                "/openapi.json")) {
            assertThat(send(to(path).GET()).status()).as(path).isEqualTo(401);
        }
        var link = get("/api/v1/links").json().path("items").get(0).path("id").asString();
        assertThat(send(to("/api/v1/links/" + link + "/sync").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPageOfAnotherSiteMayNotStartASyncAlthoughItIsOpen() {
        assertThat(send(to("/api/sync").header("Origin", "https://evil.test").POST(BodyPublishers.ofString(TARGET)))
                        .text("code"))
                .isEqualTo("cross_site_request");
    }

    @Test
    void theStartWarnsThatItIsOpen(CapturedOutput output) {
        start.run(new DefaultApplicationArguments());
        assertThat(output.getAll()).contains("LOCKSTEP_OPEN_API is on: anyone who reaches this port may start syncs");
    }

    @Test
    void missingSettingsAreNamedAndMayComeWithTheCall() {
        var answer = post("/api/sync", "{}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo("settings_missing");
        assertThat(answer.text("field")).isEqualTo("GITHUB_OWNER");
        assertThat(answer.text("detail"))
                .isEqualTo(
                        "Not set: GITHUB_OWNER, PLANE_PROJECT_ID. Set them in the environment or in .env and restart.");
        assertThat(answer.text("message")).isEqualTo(answer.text("detail"));
        assertThat(answer.body()).doesNotContain("Exception", GITHUB_CANARY);
        assertThat(startOpenly().status()).isEqualTo(200);
    }

    @Test
    void onlyTheTrustedProxyIsBelievedWhereARequestCameFrom() throws Exception {
        startOpenly();
        jobs.endAll();
        startOpenly();
        assertThat(linkFrom("127.0.0.1")).doesNotContain("public.example.test");
        assertThat(linkFrom(PROXY)).startsWith("<https://public.example.test/api/v1/jobs?");
    }

    /** Where the next page is said to be, when asked from that address on behalf of somebody. */
    private String linkFrom(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .build()) {
            var answer = client.send(
                    signed("/api/v1/jobs?limit=1")
                            .header("X-Forwarded-Host", "public.example.test")
                            .header("X-Forwarded-Proto", "https")
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Link").orElse("");
        }
    }

    @Test
    void theAllowedPageMayReadAndWrite() {
        var read = send(signed("/api/v1/me").header("Origin", BOARD).GET());
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(BOARD);
        assertThat(read.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(preflight(BOARD).header("Access-Control-Allow-Methods")).contains("PATCH", "DELETE");
        assertThat(writeFrom(BOARD)).isEqualTo(200);
        assertThat(send(to("/socket.io/?EIO=4&transport=polling")
                                .header("Origin", BOARD)
                                .GET())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void noOtherPageMay() {
        var evil = "https://board.example.test.evil.test";
        assertThat(send(signed("/api/v1/me").header("Origin", evil).GET()).header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(preflight(evil).header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(writeFrom(evil)).isEqualTo(403);
        assertThat(send(to("/socket.io/?EIO=4&transport=polling")
                                .header("Origin", evil)
                                .GET())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ourOwnPageMayStillWriteBehindAProxyThatIsNotTrusted() {
        assertThat(writeFrom("https://hub.example.test")).isEqualTo(200);
    }

    private Answer preflight(String origin) {
        return send(to("/api/v1/issues/x")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private int writeFrom(String origin) {
        var session = sessions.redeem(sessions.newCode().reveal()).orElseThrow().reveal();
        return send(to("/api/sync")
                        .header("Cookie", Callers.COOKIE + "=" + session)
                        .header("Content-Type", "application/json")
                        .header("Origin", origin)
                        .POST(BodyPublishers.ofString(TARGET)))
                .status();
    }
}
