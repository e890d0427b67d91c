package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final TestClock clock = new TestClock();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 7);
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
    void aResetBeforeTheCommitLeavesNothingAndOneAfterItLeavesTheIssue() throws Exception {
        github.faults().once(Fault.RESET_BEFORE_COMMIT, SimulatedRequest::writes);
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(github.issues("acme/web")).isEmpty();
        github.faults().once(Fault.RESET_AFTER_COMMIT, SimulatedRequest::writes);
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(github.issues("acme/web")).hasSize(1);
        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    void aServerErrorMayHideThatTheChangeWasMade() throws Exception {
        github.faults().once(Fault.SERVER_ERROR, SimulatedRequest::writes);
        assertThat(create().status()).isEqualTo(502);
        assertThat(github.issues("acme/web")).isEmpty();
        github.faults().once(Fault.ERROR_AFTER_COMMIT, SimulatedRequest::writes);
        assertThat(create().status()).isEqualTo(502);
        assertThat(github.issues("acme/web")).hasSize(1);
    }

    @Test
    void brokenAnswersComeInThreeKinds() throws Exception {
        github.faults().once(Fault.TRUNCATED_BODY, request -> true);
        assertThatThrownBy(() -> api.get("/repos/acme/web")).isInstanceOf(IOException.class);
        github.faults().once(Fault.HTML_INSTEAD_OF_JSON, request -> true);
        assertThat(api.get("/repos/acme/web").response().body()).startsWith("<html>");
        github.faults().once(Fault.WRONG_JSON_TYPE, request -> true);
        assertThat(api.get("/repos/acme/web").json().isString()).isTrue();
    }

    @Test
    void aSlowReplyArrivesWhole() throws Exception {
        github.faults().slowReply(Duration.ofMillis(200)).once(Fault.SLOW_REPLY, request -> true);
        long began = System.nanoTime();
        assertThat(api.get("/repos/acme/web").json().get("name").asString()).isEqualTo("web");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void theSameSeedDrawsTheSameFaults() {
        assertThat(struck(3)).isEqualTo(struck(3)).isNotEqualTo(struck(4));
    }

    @Test
    void theClockOfTheTrackerMayBeAhead() throws Exception {
        github.faults().clockSkew(Duration.ofMinutes(10));
        assertThat(create().json().get("created_at").asString()).isEqualTo("2026-03-01T10:10:00Z");
        assertThat(api.get("/user").header("Date")).isEqualTo("Sun, 1 Mar 2026 10:10:00 GMT");
    }

    @Test
    void theNthWriteCanBeWatched() throws Exception {
        var writes = new AtomicInteger();
        github.faults().onCommitted(request -> {
            if (request.writes() && writes.incrementAndGet() == 2) {
                throw new IllegalStateException("pulled the plug");
            }
        });
        assertThat(create().status()).isEqualTo(201);
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(github.issues("acme/web")).hasSize(2);
        github.faults().none();
        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    void theLogCountsByKind() throws Exception {
        create();
        api.get("/repos/acme/web/issues/1");
        api.get("/repos/acme/web/issues/2");
        var log = github.log();
        assertThat(log.requests()).isEqualTo(3);
        assertThat(log.writes()).isEqualTo(1);
        assertThat(log.creates()).isEqualTo(1);
        assertThat(log.byRoute())
                .containsEntry("POST /repos/{owner}/{repo}/issues", 1)
                .containsEntry("GET /repos/{owner}/{repo}/issues/{number}", 2);
    }

    private static String struck(long seed) {
        var faults = new Faults(seed).rate(Fault.SERVER_ERROR, 0.3);
        var request = new SimulatedRequest(1, "GET", "/", "GET /", 0);
        var drawn = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            drawn.append(faults.draw(request) == null ? '.' : 'x');
        }
        return drawn.toString();
    }

    private Api.Reply create() throws IOException, InterruptedException {
        return api.post("/repos/acme/web/issues", "{\"title\":\"x\"}");
    }
}
