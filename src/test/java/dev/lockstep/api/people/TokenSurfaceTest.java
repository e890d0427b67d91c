package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Sessions;
import dev.lockstep.api.Surface;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"LOCKSTEP_OPEN_REGISTRATION=true", "LOCKSTEP_TRUSTED_PROXIES=127.0.0.1"})
class TokenSurfaceTest extends Surface {
    private static final String GOOD = "correct horse battery staple";
    private static int people;

    @Test
    void aLoginByTokensIsRefreshedByItsCookieAndEndedByLogout() {
        var email = person();
        var in = anonymous("/api/v1/login/token", credentials(email), "");
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().path("expiresInSeconds").asInt()).isEqualTo(900);
        assertThat(in.header("Set-Cookie"))
                .startsWith("__Host-lockstep-refresh=")
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/")
                .doesNotContain("Domain");
        assertThat(in.header("Cache-Control")).isEqualTo("no-store");
        assertThat(in.body()).doesNotContain(cookie(in).replaceFirst(".*=", ""));
        var next = anonymous("/api/v1/refresh", "", cookie(in));
        assertThat(next.status()).isEqualTo(200);
        assertThat(as(next.text("accessToken"), "GET", "/api/v1/people/me", "").text("email"))
                .isEqualTo(email);
        assertThat(as(next.text("accessToken"), "POST", "/api/v1/logout", "").status())
                .isEqualTo(204);
        assertThat(as(next.text("accessToken"), "GET", "/api/v1/me", "").status())
                .isEqualTo(401);
        assertThat(as(in.text("accessToken"), "GET", "/api/v1/me", "").status()).isEqualTo(401);
        var over = anonymous("/api/v1/refresh", "", cookie(next));
        assertThat(over.status()).isEqualTo(401);
        assertThat(over.text("code")).isEqualTo("refresh_refused");
        assertThat(anonymous("/api/v1/refresh", "", "").status()).isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        var refresh = cookie(anonymous("/api/v1/login/token", credentials(person()), ""))
                .replaceFirst(".*=", "");
        assertThat(as(refresh, "GET", "/api/v1/me", "").status()).isEqualTo(401);
    }

    @Test
    void aChangedPasswordEndsTokensToo() {
        var token = access(person());
        var body = "{'currentPassword':'%s','newPassword':'seven purple umbrellas sing'}".formatted(GOOD);
        assertThat(as(token, "PUT", "/api/v1/people/me/password", body).status())
                .isEqualTo(204);
        assertThat(as(token, "GET", "/api/v1/me", "").status()).isEqualTo(401);
    }

    @Test
    void anotherSitesPageRefreshesNothing() {
        var cookie = cookie(anonymous("/api/v1/login/token", credentials(person()), ""));
        var answer = send(to("/api/v1/refresh")
                .header("Cookie", cookie)
                .header("Origin", "https://evil.test")
                .POST(BodyPublishers.noBody()));
        assertThat(answer.text("code")).isEqualTo("cross_site_request");
        assertThat(anonymous("/api/v1/refresh", "", cookie).status()).isEqualTo(200);
    }

    @Test
    void aPersonalTokenMayDoWhatItsScopesSayAndNothingOfThePersonsOwn() {
        var login = access(person());
        var reading = make(login, "read");
        assertThat(as(reading, "GET", "/api/v1/people/me", "").status()).isEqualTo(200);
        var refused = as(reading, "PATCH", "/api/v1/people/me", "{'name':'Other'}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("scope_missing");
        var writing = make(login, "write");
        assertThat(as(writing, "GET", "/api/v1/people/me", "").status()).isEqualTo(403);
        assertThat(as(writing, "PATCH", "/api/v1/people/me", "{'name':'Other'}").text("name"))
                .isEqualTo("Other");
        for (var path : List.of("/api/v1/people/me/tokens")) {
            var more = as(writing, "POST", path, "{'name':'more','scopes':['read']}");
            assertThat(more.status()).isEqualTo(403);
            assertThat(more.text("code")).isEqualTo("login_required");
        }
        var body = "{'currentPassword':'%s','newPassword':'seven purple umbrellas sing'}".formatted(GOOD);
        assertThat(as(writing, "PUT", "/api/v1/people/me/password", body).text("code"))
                .isEqualTo("login_required");
    }

    @Test
    void anAdministratorsTokenIsOneForAdministratorsOnlyWithTheScope() {
        var link = post("/api/v1/people/invitations", "{\"email\":\"root@example.org\",\"admin\":true}")
                .text("link");
        var word = link.replaceFirst(".*=", "");
        anonymous("/api/v1/people", "{'word':'%s','name':'Root','password':'%s'}".formatted(word, GOOD), "");
        var login = access("root@example.org");
        assertThat(as(login, "GET", "/api/v1/connections", "").status()).isEqualTo(200);
        var project =
                as(login, "POST", "/api/v1/projects", "{'name':'By Root'}").text("id");
        var issue = as(login, "POST", "/api/v1/issues", "{'projectId':'%s','title':'Mine'}".formatted(project));
        assertThat(issue.json().path("author").path("name").asString()).isEqualTo("Root");
        assertThat(as(make(login, "read"), "GET", "/api/v1/connections", "").text("code"))
                .isEqualTo("admin_only");
        assertThat(as(make(login, "read','admin"), "GET", "/api/v1/connections", "")
                        .status())
                .isEqualTo(200);
        assertThat(as(make(login, "read','admin"), "POST", "/api/sync", "").text("code"))
                .isEqualTo("scope_missing");
    }

    @Test
    void tokensAreListedWithoutTheirWordsAndDeleted() {
        var login = access(person());
        var token = make(login, "read");
        var list = as(login, "GET", "/api/v1/people/me/tokens", "");
        assertThat(list.body()).doesNotContain(token).contains("\"scopes\":[\"read\"]");
        var id = list.json().path("items").path(0).path("id").asString();
        assertThat(as(access(person()), "DELETE", "/api/v1/people/me/tokens/" + id, "")
                        .status())
                .isEqualTo(404);
        assertThat(as(login, "DELETE", "/api/v1/people/me/tokens/" + id, "").status())
                .isEqualTo(204);
        assertThat(as(token, "GET", "/api/v1/people/me", "").status()).isEqualTo(401);
        for (var wrong : List.of("{'name':'x'}", "{'name':'x','scopes':['all']}", "{'name':'x','scopes':['admin']}")) {
            assertThat(as(login, "POST", "/api/v1/people/me/tokens", wrong).text("field"))
                    .isEqualTo("scopes");
        }
        assertThat(as(login, "POST", "/api/v1/people/me/tokens", "{'name':'x','scopes':['read'],'expiresInDays':366}")
                        .text("field"))
                .isEqualTo("expiresInDays");
    }

    @Test
    void theSessionsOfBrowsersStayWhatTheyWere() {
        var session = sessions.redeem(sessions.newCode().reveal()).orElseThrow();
        assertThat(sessions.holder(session.reveal()).map(Sessions.Holder::person))
                .isEmpty();
        assertThat(send(to("/api/v1/connections")
                                .header("Cookie", "lockstep_session=" + session.reveal())
                                .GET())
                        .status())
                .isEqualTo(200);
    }

    private String make(String login, String scopes) {
        var made = as(login, "POST", "/api/v1/people/me/tokens", "{'name':'ci','scopes':['%s']}".formatted(scopes));
        assertThat(made.status()).isEqualTo(201);
        return made.text("token");
    }

    private String access(String email) {
        var answer = anonymous("/api/v1/login/token", credentials(email), "");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text("accessToken");
    }

    private String person() {
        var email = "token" + ++people + "@example.org";
        var body = "{'name':'Program','email':'%s','password':'%s'}".formatted(email, GOOD);
        assertThat(anonymous("/api/v1/people", body, "").status()).isEqualTo(201);
        return email;
    }

    /** From an address of its own, so that the brakes of one test do not hold up another. */
    private Answer anonymous(String path, String json, String cookie) {
        people++;
        var request = to(path).header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10.1." + people / 250 + "." + (people % 250 + 1))
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString(json.replace('\'', '"')));
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private Answer as(String token, String method, String path, String json) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }

    private static String credentials(String email) {
        return "{'email':'%s','password':'%s'}".formatted(email, GOOD);
    }
}
