package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"LOCKSTEP_OPEN_REGISTRATION=true", "LOCKSTEP_TRUSTED_PROXIES=127.0.0.1"})
class PeopleSurfaceTest extends Surface {
    private static final String GOOD = "correct horse battery staple";
    private static final String OTHER = "seven purple umbrellas sing";
    private static int people;

    @Test
    void whoRegistersIsNoAdministratorWhateverIsSent() {
        var answer = anonymous(
                "/api/v1/people",
                "{'name':'Ann','email':'ann@example.org','password':'%s','admin':true,'role':'admin','id':'x'}"
                        .formatted(GOOD));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/people/" + answer.text("id"));
        assertThat(answer.json().path("admin").asBoolean()).isFalse();
        assertThat(answer.body()).doesNotContain("assword").doesNotContain("argon2");
        var again =
                anonymous("/api/v1/people", "{'name':'Eve','email':'ANN@example.org','password':'%s'}".formatted(GOOD));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("email_taken");
        assertThat(again.text("field")).isEqualTo("email");
    }

    @Test
    void complaintsNameTheField() {
        assertThat(anonymous("/api/v1/people", "{}").text("field")).isEqualTo("name");
        assertThat(anonymous("/api/v1/people", "{'name':'Ann','email':'nowhere'}")
                        .text("field"))
                .isEqualTo("email");
        var weak = anonymous("/api/v1/people", "{'name':'Ann','email':'w@example.org','password':'password1'}");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.text("code")).isEqualTo("password_guessable");
        assertThat(weak.text("field")).isEqualTo("password");
        assertThat(anonymous("/api/v1/login", "{}").text("field")).isEqualTo("email");
        assertThat(anonymous("/api/v1/login", "{'email':'a\\u0000@b','password':'x'}")
                        .status())
                .as("a NUL is no outage")
                .isIn(400, 401);
    }

    @Test
    void aPersonLogsInSeesTheProfileAndLogsOut() {
        var email = register("Pat");
        var cookie = logIn(email, GOOD);
        var me = as(cookie, "GET", "/api/v1/people/me", "");
        assertThat(me.text("name")).isEqualTo("Pat");
        assertThat(me.text("email")).isEqualTo(email);
        assertThat(as(cookie, "PATCH", "/api/v1/people/me", "{'name':'Patricia','admin':true}")
                        .json()
                        .path("admin")
                        .asBoolean())
                .isFalse();
        var shown = as(cookie, "GET", "/api/v1/me", "");
        assertThat(shown.text("name")).isEqualTo("Patricia");
        assertThat(shown.json().path("admin").asBoolean(true)).isFalse();
        assertThat(as(cookie, "POST", "/api/v1/logout", "").status()).isEqualTo(204);
        assertThat(as(cookie, "GET", "/api/v1/people/me", "").status()).isEqualTo(401);
    }

    @Test
    void theWrongPasswordAndTheUnknownAccountGetTheSameAnswer() {
        var email = register("Kim");
        var wrong = anonymous("/api/v1/login", credentials(email, OTHER));
        var unknown = anonymous("/api/v1/login", credentials("nobody@example.org", OTHER));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("code")).isEqualTo("login_failed");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.header("Set-Cookie")).isEmpty();
    }

    @Test
    void whoTriesTooOftenIsToldWhenToComeAgain() {
        var stopped = "{'email':'guessed@example.org','password':'%s'}".formatted(OTHER);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(anonymous("/api/v1/login", stopped).status()).isEqualTo(401);
        }
        var answer = anonymous("/api/v1/login", stopped);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("code")).isEqualTo("tried_too_often");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 901);
    }

    @Test
    void aPersonReachesNothingThatIsForAdministrators() {
        var cookie = logIn(register("Lee"), GOOD);
        for (var path : List.of(
                "/api/v1/audit", "/api/v1/connections", "/actuator/prometheus", "/openapi.json", "/api/projects")) {
            var answer = as(cookie, "GET", path, "");
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.text("code")).isEqualTo("admin_only");
        }
        assertThat(as(cookie, "POST", "/api/v1/people/invitations", "{'email':'x@example.org'}")
                        .status())
                .isEqualTo(403);
        assertThat(as(cookie, "POST", "/api/sync", "").status()).isEqualTo(403);
        assertThat(as(cookie, "GET", "/actuator/health", "").body()).doesNotContain("components");
    }

    @Test
    void addressesAreShownToAdministratorsAndTheirOwnersOnly() {
        var email = register("Max");
        var cookie = logIn(email, GOOD);
        var id = as(cookie, "GET", "/api/v1/people/me", "").text("id");
        var other = logIn(register("Ned"), GOOD);
        assertThat(as(other, "GET", "/api/v1/people/" + id, "")
                        .json()
                        .path("email")
                        .isNull())
                .isTrue();
        assertThat(as(other, "GET", "/api/v1/people?name=max", "").body())
                .contains("Max")
                .doesNotContain(email);
        assertThat(get("/api/v1/people/" + id).text("email")).isEqualTo(email);
        assertThat(as(cookie, "GET", "/api/v1/people/" + id, "").text("email")).isEqualTo(email);
        assertThat(get("/api/v1/people/00000000-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
    }

    @Test
    void theListIsWalkedByCursorAndByPage() {
        for (int each = 0; each < 7; each++) {
            register("Zoë_" + each);
        }
        register("Zoë");
        var seen = new HashSet<String>();
        var path = "/api/v1/people?limit=3&name=ZO%C3%8B_";
        var next = "";
        do {
            var page = get(path + (next.isEmpty() ? "" : "&cursor=" + next));
            page.json()
                    .path("items")
                    .forEach(item ->
                            assertThat(seen.add(item.path("name").asString())).isTrue());
            next = page.json().path("next").asString("");
            assertThat(page.header("Link").isEmpty()).isEqualTo(next.isEmpty());
        } while (!next.isEmpty());
        assertThat(seen).hasSize(7);
        var second = get(path + "&page=2").json();
        assertThat(second.path("total").asInt()).isEqualTo(7);
        assertThat(second.path("pages").asInt()).isEqualTo(3);
        assertThat(second.path("items").size()).isEqualTo(3);
        assertThat(get(path + "&page=99").json().path("page").asInt())
                .as("the last one")
                .isEqualTo(3);
        assertThat(get("/api/v1/people?page=0").text("field")).isEqualTo("page");
        assertThat(get("/api/v1/people?cursor=x").text("field")).isEqualTo("cursor");
    }

    @Test
    void aChangedPasswordEndsEverySession() {
        var email = register("Sam");
        var one = logIn(email, GOOD);
        var two = logIn(email, GOOD);
        var body = "{'currentPassword':'%s','newPassword':'%s'}";
        assertThat(as(one, "PUT", "/api/v1/people/me/password", body.formatted(OTHER, OTHER))
                        .text("field"))
                .isEqualTo("currentPassword");
        assertThat(as(one, "PUT", "/api/v1/people/me/password", body.formatted(GOOD, OTHER))
                        .status())
                .isEqualTo(204);
        assertThat(as(one, "GET", "/api/v1/me", "").status()).isEqualTo(401);
        assertThat(as(two, "GET", "/api/v1/me", "").status()).isEqualTo(401);
        logIn(email, OTHER);
    }

    @Test
    void logoutEverywhereEndsTheOtherSessionsToo() {
        var email = register("Tom");
        var one = logIn(email, GOOD);
        var two = logIn(email, GOOD);
        assertThat(as(one, "POST", "/api/v1/logout?everywhere=true", "").status())
                .isEqualTo(204);
        assertThat(as(two, "GET", "/api/v1/me", "").status()).isEqualTo(401);
    }

    @Test
    void anAdministratorShutsSomebodyOutAndLetsHimInAgain() {
        var email = register("Uli");
        var cookie = logIn(email, GOOD);
        var id = as(cookie, "GET", "/api/v1/people/me", "").text("id");
        var other = logIn(register("Vic"), GOOD);
        assertThat(as(other, "POST", "/api/v1/people/" + id + "/deactivate", "").status())
                .isEqualTo(403);
        assertThat(post("/api/v1/people/" + id + "/deactivate", "")
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        assertThat(as(cookie, "GET", "/api/v1/me", "").status()).isEqualTo(401);
        assertThat(anonymous("/api/v1/login", credentials(email, GOOD)).text("code"))
                .isEqualTo("login_failed");
        assertThat(post("/api/v1/people/" + id + "/activate", "")
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
        logIn(email, GOOD);
    }

    @Test
    void anInvitedAdministratorMayDoEverything() {
        var invited = post("/api/v1/people/invitations", "{\"email\":\"chief@example.org\",\"admin\":true}");
        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.text("link")).startsWith("https://hub.example.test/welcome?word=");
        var word = invited.text("link").replaceFirst(".*=", "");
        assertThat(send(to("/welcome?word=" + word).GET()).body())
                .contains("Make my account")
                .doesNotContain("email\"");
        var form = "word=" + word + "&name=Chief&password=" + GOOD.replace(' ', '+');
        var entered = send(to("/welcome")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://127.0.0.1:" + port)
                .POST(BodyPublishers.ofString(form)));
        assertThat(entered.status()).isEqualTo(303);
        var cookie = entered.header("Set-Cookie").replaceFirst(";.*", "");
        assertThat(as(cookie, "GET", "/api/v1/connections", "").status()).isEqualTo(200);
        assertThat(send(to("/welcome?word=" + word).GET()).status()).isEqualTo(401);
    }

    @Test
    void theLoginPageShowsWhatWasWrongAndRunsNothing() {
        var page = send(to("/log-in").GET());
        assertThat(page.body()).contains("action=\"/log-in\"").doesNotContain("<script");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        var wrong = form("/log-in", "email=%3Cscript%3E%40x&password=wrong", "http://127.0.0.1:" + port);
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.body()).contains("role=\"alert\"").doesNotContain("<script");
        assertThat(form("/log-in", "email=a%40b&password=wrong", "https://evil.test")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void passwordsAreNotTakenOverPlainHttpFromOtherMachines() {
        var body = credentials("far@example.org", GOOD).replace('\'', '"');
        var plain = send(to("/api/v1/login")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113.5")
                .POST(BodyPublishers.ofString(body)));
        assertThat(plain.status()).isEqualTo(403);
        assertThat(plain.text("code")).isEqualTo("https_required");
        var secure = send(to("/api/v1/login")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113.5")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString(body)));
        assertThat(secure.text("code")).isEqualTo("login_failed");
    }

    @Test
    void fromOtherMachinesThePagesSayThatHttpsIsNeededAndHowAndHaveNoForm() {
        for (var page : List.of("/log-in", "/welcome?word=x", "/log-in/openid", "/log-in/openid/callback?code=x")) {
            var answer = send(to(page).header("X-Forwarded-For", "203.0.113.5"));
            assertThat(answer.status()).as(page).isEqualTo(403);
            assertThat(answer.body())
                    .contains("needs HTTPS", "LOCKSTEP_TRUSTED_PROXIES", "LOCKSTEP_INSECURE_HTTP=true")
                    .doesNotContain("<form");
        }
        var far = send(to("/api/v1/ways-in").header("X-Forwarded-For", "203.0.113.5"));
        assertThat(far.text("httpsRequired")).contains("LOCKSTEP_TRUSTED_PROXIES");
        var near = send(to("/api/v1/ways-in"));
        assertThat(near.json().path("httpsRequired").isNull()).isTrue();
        assertThat(near.json().path("banner").isNull()).isTrue();
    }

    @Test
    void forgottenPasswordsAreAnsweredTheSameForKnownAndUnknown() {
        var known = anonymous("/api/v1/people/forgotten-password", "{'email':'%s'}".formatted(register("Wim")));
        var unknown = anonymous("/api/v1/people/forgotten-password", "{'email':'no@example.org'}");
        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(anonymous("/api/v1/people/new-password", "{'word':'guess','password':'%s'}".formatted(OTHER))
                        .text("code"))
                .isEqualTo("word_spent");
    }

    @Test
    void theRoutesAreDescribed() {
        var paths = get("/openapi.json").json().path("paths");
        for (var path : List.of("/api/v1/people", "/api/v1/people/me", "/api/v1/people/{id}", "/api/v1/login")) {
            assertThat(paths.has(path)).as(path).isTrue();
        }
        assertThat(paths.path("/api/v1/people/me").path("get").has("parameters"))
                .as("who calls is no parameter")
                .isFalse();
    }

    /** From an address of its own, so that the brakes of one test do not hold up another. */
    private Answer anonymous(String path, String json) {
        people++;
        return send(to(path).header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10.0." + people / 250 + "." + (people % 250 + 1))
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private Answer as(String cookie, String method, String path, String json) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private Answer form(String path, String form, String origin) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(form)));
    }

    private String register(String name) {
        var email = "someone" + ++people + "@example.org";
        var body = "{'name':'%s','email':'%s','password':'%s'}".formatted(name, email, GOOD);
        assertThat(anonymous("/api/v1/people", body).status()).isEqualTo(201);
        return email;
    }

    private String logIn(String email, String password) {
        var answer = anonymous("/api/v1/login", credentials(email, password));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "Secure", "SameSite=Lax");
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }

    private static String credentials(String email, String password) {
        return "{'email':'%s','password':'%s'}".formatted(email, password);
    }
}
