package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Who is let in through the provider, as whom, and where to. */
@TestPropertySource(properties = "LOCKSTEP_OIDC_REGISTER=true")
class OpenIdSurfaceTest extends OpenIdSurface {
    @Autowired
    private People people;

    @Test
    void thePageIsToldWhichWaysInThereAre() {
        var ways = send(to("/api/v1/ways-in").GET());
        assertThat(ways.status()).isEqualTo(200);
        assertThat(ways.json().path("items").findValuesAsString("start")).containsExactly("/log-in", "/log-in/openid");
        assertThat(ways.json().path("items").findValuesAsString("name")).contains("Acme <ID>");
        assertThat(send(to("/log-in").GET()).body()).contains("href=\"/log-in/openid\"", "Log in with Acme &lt;ID&gt;");
    }

    @Test
    void whoComesForTheFirstTimeGetsAnAccountAndTheSameOneEachTime() {
        var email = known("ann");
        var browser = new Browser();
        var back = browser.logIn("?back=/projects?mine%3D1");
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location")).isEqualTo("/projects?mine=1");
        assertThat(back.raw().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("lockstep_session=")
                        .contains("HttpOnly", "Secure", "SameSite=Lax"));
        var profile = browser.get("/api/v1/people/me");
        assertThat(profile.text("name")).isEqualTo("Ann of Acme");
        assertThat(profile.text("email")).isEqualTo(email);
        assertThat(profile.json().path("admin").asBoolean(true)).isFalse();
        var sameSubject = PROVIDER.user.get("sub");
        PROVIDER.user = Map.of("sub", sameSubject, "email", "other@example.org", "email_verified", true);
        var again = new Browser();
        again.logIn("");
        assertThat(again.get("/api/v1/people/me").text("id")).isEqualTo(profile.text("id"));
        assertThat(again.get("/api/v1/people/me").text("email")).isEqualTo(email);
    }

    @Test
    void whoHasNoPasswordKeepsTheOnlyWayIn() {
        var email = known("only");
        var browser = new Browser();
        browser.logIn("");
        var one = "/api/v1/people/me/openid/"
                + browser.get("/api/v1/people/me/openid")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        var answer = browser.ask(one, "DELETE", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("last_way_in");
        var login = "{\"email\":\"%s\",\"password\":\"\"}".formatted(email);
        assertThat(browser.ask("/api/v1/login", "POST", login).status()).isEqualTo(400);
        assertThat(browser.ask("/api/v1/login", "POST", login.replace(":\"\"", ":\"" + GOOD + "\""))
                        .status())
                .isEqualTo(401);
        // As the mail for a forgotten password does it.
        var id = UUID.fromString(browser.get("/api/v1/people/me").text("id"));
        assertThat(people.replaceHash(id, null, "a hash", Instant.EPOCH)).isTrue();
        assertThat(browser.ask(one, "DELETE", "").status()).isEqualTo(204);
    }

    @Test
    void aLoginByTokensComesBackWithARefreshTokenAndNoSession() {
        known("tokens");
        var browser = new Browser();
        browser.logIn("?tokens=true");
        assertThat(browser.cookies).containsOnlyKeys("__Host-lockstep-refresh");
        var access = browser.ask("/api/v1/refresh", "POST", "").text("accessToken");
        var me = send(to("/api/v1/people/me")
                .header("Authorization", "Bearer " + access)
                .GET());
        assertThat(me.text("name")).isEqualTo("Ann of Acme");
    }

    @Test
    void twoWindowsOfANewcomerMakeOneAccount() {
        known("twice");
        var ways = Stream.generate(Browser::new).limit(6).toList();
        var backs = ways.stream().map(each -> each.wayBack("")).toList();
        var ids = IntStream.range(0, ways.size()).parallel().mapToObj(each -> {
            assertThat(ways.get(each).get(backs.get(each)).status()).isEqualTo(302);
            return ways.get(each).get("/api/v1/people/me").text("id");
        });
        assertThat(ids.distinct()).hasSize(1);
    }
}
