package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** An operator who lets people log in over plain HTTP, and is reminded of it on every page. */
@TestPropertySource(
        properties = {
            "LOCKSTEP_INSECURE_HTTP=true",
            "LOCKSTEP_OPEN_REGISTRATION=true",
            "LOCKSTEP_TRUSTED_PROXIES=127.0.0.1"
        })
class InsecureHttpTest extends Surface {
    private static final String ACCOUNT =
            "{\"name\":\"Far\",\"email\":\"far@example.org\",\"password\":\"correct horse battery staple\"}";

    @Test
    void passwordsAreTakenFromElsewhereAndEveryPageShowsTheBanner() {
        assertThat(post("/api/v1/people", ACCOUNT).status()).isEqualTo(201);
        var login = send(to("/api/v1/login")
                .header("X-Forwarded-For", "203.0.113.5")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ACCOUNT)));
        assertThat(login.status()).isEqualTo(200);
        var ways = send(to("/api/v1/ways-in").header("X-Forwarded-For", "203.0.113.5"));
        assertThat(ways.text("banner")).contains("LOCKSTEP_INSECURE_HTTP is on");
        assertThat(ways.json().path("httpsRequired").isNull()).isTrue();
        var me = send(to("/api/v1/me").header("Cookie", login.header("Set-Cookie")));
        assertThat(me.text("name")).isEqualTo("Far");
        assertThat(me.text("banner")).isEqualTo(ways.text("banner"));
        for (var page : new String[] {"/log-in", "/welcome?word=x", "/log-in/openid"}) {
            assertThat(send(to(page)).body()).as(page).contains("role=\"note\"", "LOCKSTEP_INSECURE_HTTP is on");
        }
    }
}
