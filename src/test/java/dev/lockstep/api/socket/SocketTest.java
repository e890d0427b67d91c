package dev.lockstep.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Callers;
import dev.lockstep.api.Surface;
import dev.lockstep.sync.Job;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real socket.io-client 4.8 hears the progress of a job. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SocketTest extends Surface {
    private static final String EVENT = "syncProgress_crew_7b1c";
    private static final String SIGNED = "{\"token\":\"" + TOKEN + "\"}";

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void installClient() throws Exception {
        NodeListener.install();
    }

    @BeforeEach
    void nothingRuns() {
        jobs.endAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"websocket|websocket", "polling|polling", "polling,websocket|websocket"})
    void theDocumentedEventArrivesOverEveryTransport(String transports, String connected) {
        try (var listener = listen(transports, SIGNED, "", EVENT)) {
            assertThat(listener.next("connected").path("connected").asString()).isEqualTo(connected);
            var id = UUID.fromString(post("/api/sync", "{}").text("jobId"));
            var heard = listener.next("event");
            while (!heard.path("payload").path("jobId").asString().equals(id.toString())) {
                heard = listener.next("event");
            }
            jobs.advance(id, Job.Status.COMPLETED, 100, null);
            while (heard.path("payload").path("progress").asInt() != 100) {
                heard = listener.next("event");
            }
            assertThat(heard.path("payload").propertyNames()).containsExactlyInAnyOrder("jobId", "progress", "message");
            assertThat(heard.path("payload").path("message").asString()).isEqualTo("completed");
            assertThat(heard.path("payload").path("jobId").asString()).isEqualTo(id.toString());
        }
    }

    @Test
    void aJobThatFailsIsToldAsFailedAndStopsWhereItWas() {
        try (var listener = listen("websocket", SIGNED, "", EVENT)) {
            listener.next("ready");
            var id = UUID.fromString(post("/api/sync", "{}").text("jobId"));
            jobs.advance(id, Job.Status.IN_PROGRESS, 40, null);
            jobs.advance(id, Job.Status.FAILED, 40, "GitHub answered 500.");
            var heard = listener.next("event");
            while (!heard.path("payload").path("message").asString().equals("failed")) {
                heard = listener.next("event");
            }
            assertThat(heard.path("payload").path("jobId").asString()).isEqualTo(id.toString());
            assertThat(heard.path("payload").path("progress").asInt()).isEqualTo(40);
            assertThat(get("/api/sync/status/" + id).text("errorMessage")).isEqualTo("GitHub answered 500.");
        }
    }

    @Test
    void theBrowsersCookieIsEnoughAndSignOutEndsTheSocket() {
        var session = sessions.redeem(sessions.newCode().reveal()).orElseThrow().reveal();
        try (var listener = listen("websocket", "{}", Callers.COOKIE + "=" + session, "job.updated")) {
            listener.next("ready");
            post("/api/sync", "{}");
            assertThat(listener.next("event").path("payload").path("githubRepo").asString())
                    .isEqualTo("acme/app");
            sessions.end(session);
            assertThat(listener.next("disconnected").path("disconnected").asString())
                    .isNotEmpty();
        }
    }

    @Test
    void aPersonsTokenIsEnoughAndTheEndOfTheLoginEndsTheSocket() {
        var link = post("/api/v1/people/invitations", "{\"email\":\"socket@example.org\",\"admin\":true}")
                .text("link");
        var person = """
                {"word": "%s", "name": "Sock", "email": "socket@example.org", "password": "correct horse battery staple"}
                """.formatted(link.replaceFirst(".*=", ""));
        var id = post("/api/v1/people", person).text("id");
        var token = post("/api/v1/login/token", person).text("accessToken");
        try (var listener = listen("websocket", "{\"token\":\"" + token + "\"}", "", "job.updated")) {
            listener.next("ready");
            post("/api/sync", "{}");
            assertThat(listener.next("event").path("payload").path("githubRepo").asString())
                    .isEqualTo("acme/app");
            assertThat(post("/api/v1/people/" + id + "/deactivate", "").status())
                    .isEqualTo(200);
            listener.next("disconnected");
        }
    }

    @Test
    void withoutATokenASocketIsClosedAndHearsNothing() {
        for (String auth : new String[] {"{}", "{\"token\":\"wrong\"}", "{\"token\":7}"}) {
            try (var listener = listen("websocket", auth, "", "*")) {
                listener.next("disconnected");
            }
        }
    }

    @Test
    void theHandshakeIsEngineIoFour() {
        var answer = send(to("/socket.io/?EIO=4&transport=polling").GET());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("0{").contains("\"sid\"", "websocket");
    }

    @Test
    void anotherSitesPageMayNotOpenASocketNorSendMoreThanAMegabyte() {
        var foreign = to("/socket.io/?EIO=4&transport=polling").header("Origin", "https://evil.test");
        assertThat(send(foreign.GET()).status()).isEqualTo(403);
        var huge = to("/socket.io/?EIO=4&transport=polling&sid=x")
                .POST(BodyPublishers.ofByteArray(new byte[SocketConfiguration.MAX_PAYLOAD_BYTES + 1]));
        assertThat(send(huge).status()).isEqualTo(413);
    }

    private NodeListener listen(String transports, String auth, String cookie, String event) {
        return new NodeListener("http://127.0.0.1:" + port, transports, auth, cookie, event);
    }
}
