package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Callers;
import dev.lockstep.api.socket.NodeListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However somebody got in: a logout everywhere and a new password end it all, the open sockets within five seconds. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SessionsEndTest extends OpenIdSurface {
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void installClient() throws Exception {
        NodeListener.install();
    }

    @ParameterizedTest
    @CsvSource({"PUT, /api/v1/people/me/password, 204", "POST, /api/v1/logout?everywhere=true, 204"})
    void allSessionsOfAPersonEndWithTheirSockets(String method, String path, int status) {
        var email = register("ends" + known("ends"));
        var byPassword = new Browser();
        byPassword.logInByPassword(email);
        byPassword.connect();
        var byOpenId = new Browser();
        byOpenId.logIn("");
        var byTokens = new Browser();
        byTokens.logIn("?tokens=true");
        var access = byTokens.ask("/api/v1/refresh", "POST", "").text("accessToken");
        try (var one = listen("{}", cookie(byPassword));
                var two = listen("{}", cookie(byOpenId));
                var three = listen("{\"token\":\"" + access + "\"}", "")) {
            var all = List.of(one, two, three);
            all.forEach(each -> each.next("ready"));
            var change = "{\"currentPassword\":\"%s\",\"newPassword\":\"seven purple umbrellas sing\"}".formatted(GOOD);
            var session = byPassword.cookies.get(Callers.COOKIE);
            assertThat(byPassword.ask(path, method, change).status()).isEqualTo(status);
            long ended = System.nanoTime();
            byPassword.cookies.put(Callers.COOKIE, session); // whoever keeps it gains nothing
            assertThat(byOpenId.get("/api/v1/people/me").status()).isEqualTo(401);
            assertThat(byPassword.get("/api/v1/people/me").status()).isEqualTo(401);
            assertThat(byTokens.ask("/api/v1/refresh", "POST", "").status()).isEqualTo(401);
            var bearer = to("/api/v1/people/me").header("Authorization", "Bearer " + access);
            assertThat(send(bearer).status()).isEqualTo(401);
            all.forEach(each -> each.next("disconnected"));
            assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(PROMISED);
        }
    }

    private NodeListener listen(String auth, String cookie) {
        return new NodeListener("http://127.0.0.1:" + port, "websocket", auth, cookie, "*");
    }

    private static String cookie(Browser browser) {
        return Callers.COOKIE + "=" + browser.cookies.get(Callers.COOKIE);
    }
}
