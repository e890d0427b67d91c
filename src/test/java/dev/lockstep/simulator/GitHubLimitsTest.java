package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubLimitsTest {
    private final TestClock clock = new TestClock();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Api api = Api.github(github, "secret");

    @BeforeEach
    void fill() {
        github.addRepository("acme/web").addToken("secret", "robot");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void theHourlyLimitEndsWithTheHour() throws Exception {
        github.limitPerHour(3);
        for (int i = 2; i >= 0; i--) {
            assertThat(api.get("/repos/acme/web").header("X-RateLimit-Remaining"))
                    .isEqualTo("" + i);
        }
        var refused = api.get("/repos/acme/web");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-Reset"))
                .isEqualTo("" + clock.instant().plusSeconds(3600).getEpochSecond());
        assertThat(github.log().limited()).isEqualTo(1);
        clock.forward(Duration.ofHours(1));
        assertThat(api.get("/repos/acme/web").status()).isEqualTo(200);
    }

    @Test
    void tooManyCreatesInAMinuteAreRefusedForAMinute() throws Exception {
        github.secondaryLimits(true, true);
        for (int i = 0; i < 80; i++) {
            assertThat(api.post("/repos/acme/web/issues", "{\"title\":\"x\"}").status())
                    .isEqualTo(201);
        }
        var refused = api.post("/repos/acme/web/issues", "{\"title\":\"x\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.json().get("message").asString()).contains("secondary rate limit");
        assertThat(api.get("/repos/acme/web").status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(61));
        assertThat(api.post("/repos/acme/web/issues", "{\"title\":\"x\"}").status())
                .isEqualTo(201);
    }

    @Test
    void theAnswerMayNameNoTime() throws Exception {
        github.secondaryLimits(true, false);
        github.faults().once(Fault.RATE_LIMITED, request -> true);
        var refused = api.get("/repos/acme/web");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Retry-After")).isEmpty();
    }
}
