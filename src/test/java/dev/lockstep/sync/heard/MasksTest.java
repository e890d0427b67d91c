package dev.lockstep.sync.heard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteHttp.Sent;
import dev.lockstep.operation.exchange.Exchange;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {
    private static final String CANARY = "ghp_canary";
    private static final Ask ASK = ask("/repos/acme/web/issues?per_page=1&access_token=abcdef", "{\"title\":\"Fix\"}");

    private static Ask ask(String path, String body) {
        var headers = Map.of("Authorization", "Bearer " + CANARY, "X-Api-Key", CANARY, "Accept", "application/json");
        return new Ask("POST", URI.create("https://tracker.test" + path), headers, body);
    }

    private static Exchange told(Ask ask, int status, String body) {
        var headers = HttpHeaders.of(
                Map.of("X-GitHub-Request-Id", List.of("A:1"), "Set-Cookie", List.of("s=" + CANARY)),
                (name, value) -> true);
        var answer = new Answer(status, headers, body, Instant.EPOCH);
        var recorder = new Recorder();
        recorder.accept(new Sent(ask, Instant.EPOCH, Duration.ofMillis(7), answer, null));
        return recorder.round(true).exchanges().getFirst();
    }

    @Test
    void aRequestIsToldWithItsSecretsMasked() {
        var told = told(ASK, 201, "{\"number\":1}");
        assertThat(told.method()).isEqualTo("POST");
        assertThat(told.path()).isEqualTo("/repos/acme/web/issues?per_page=1&access_token=•••");
        assertThat(told.tookMillis()).isEqualTo(7);
        assertThat(told.status()).isEqualTo(201);
        assertThat(told.sent().headers())
                .containsEntry("authorization", "Bearer •••")
                .containsEntry("x-api-key", "•••")
                .containsEntry("accept", "application/json");
        assertThat(told.sent().body()).isEqualTo("{\"title\":\"Fix\"}");
        assertThat(told.received().headers()).containsExactly(Map.entry("x-github-request-id", "A:1"));
        assertThat(told.received().body()).isEqualTo("{\"number\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"c4n4ry\",\"id\":1}",
                "{\"id\":1,\"clientSecret\" : \"a \\\" c4n4ry\"}",
                "[{\"refresh_token\":\"c4n4ry",
                "{\"api_key\":[\"c4n4ry\",\"c4n4ry\"]}",
                "{\"Password\":\"\\\\c4n4ry\"}",
                "{\"echo\":\"Bearer ghp_canary\"}",
                "token=c4n4ry&ghp_canary",
                "<html>c4n4ry ghp_canary</html>"
            })
    void noSecretIsToldOfAnyBody(String body) {
        var told = told(ask("/", body), 400, body);
        assertThat(told.toString()).doesNotContain("c4n4ry", CANARY).contains("•••");
    }

    @Test
    void longBodiesAreCutAndTheAnswerToAReadIsLeftOut() {
        var cut = told(ask("/", "{\"body\":\"" + "x".repeat(50_000) + "\"}"), 200, "{}");
        assertThat(cut.sent().body()).hasSize(Recorder.BODY_CHARS);
        assertThat(cut.sent().cut()).isTrue();
        var read = told(new Ask("GET", URI.create("https://tracker.test/"), Map.of(), null), 200, "{\"id\":1}");
        assertThat(read.received().body()).isNull();
    }

    @Test
    void theFirstRequestsOfARoundAndItsLastAreKept() {
        var recorder = new Recorder();
        for (int at = 0; at < 30; at++) {
            recorder.accept(new Sent(ask("/" + at, "{}"), Instant.EPOCH, Duration.ZERO, null, "It broke."));
        }
        var round = recorder.round(false);
        assertThat(round.leftOut()).isEqualTo(10);
        assertThat(round.exchanges())
                .hasSize(20)
                .extracting(Exchange::path)
                .startsWith("/0", "/1")
                .endsWith("/29");
        assertThat(round.exchanges()).allMatch(each -> each.sent() == null && "It broke.".equals(each.failure()));
    }
}
