package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Without registration: an account is connected by who is signed in to it, and the address alone decides nothing. */
class OpenIdConnectedTest extends OpenIdSurface {
    @Test
    void nobodyIsLetInByAnAddressAlone() {
        var email = register(known("same"));
        var answer = new Browser().logIn("");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("There is an account with your e-mail address")
                .doesNotContain(email);
        known("stranger");
        assertThat(new Browser().logIn("").body()).contains("No account is connected with you");
    }

    @Test
    void aPersonConnectsAnIdentityLogsInByItAndDisconnectsIt() {
        var email = register("own" + known("x"));
        known("mine");
        var browser = new Browser();
        browser.logInByPassword(email);
        var connected = browser.connect();
        assertThat(connected.status()).isEqualTo(302);
        assertThat(connected.header("Location")).isEqualTo("/me");
        lastAct("\"openid.connect\"", "\"done\"");
        var other = new Browser();
        assertThat(other.logIn("").status()).isEqualTo(302);
        assertThat(other.get("/api/v1/people/me").text("email")).isEqualTo(email);
        lastAct("\"login.openid\"", "\"done\"", email);
        var list = browser.get("/api/v1/people/me/openid").json().path("items");
        assertThat(list.findValuesAsString("issuer")).containsExactly(PROVIDER.issuer());
        var one = "/api/v1/people/me/openid/" + list.path(0).path("id").asString();
        var stranger = new Browser();
        stranger.logInByPassword(register("s" + known("y")));
        assertThat(stranger.ask(one, "DELETE", "").status()).isEqualTo(404);
        assertThat(browser.ask(one, "DELETE", "").status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/people/me/openid").json().path("items")).isEmpty();
        assertThat(new Browser().logIn("").status()).isEqualTo(403);
    }

    @Test
    void anIdentityIsOnePersonsAndAPersonHasOneThere() {
        known("shared");
        var one = new Browser();
        one.logInByPassword(register("one" + known("a")));
        assertThat(one.connect().status()).isEqualTo(302);
        assertThat(one.connect().status()).as("once more").isEqualTo(302);
        var two = new Browser();
        two.logInByPassword(register("two" + System.identityHashCode(two) + "@example.org"));
        var answer = two.connect();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("is connected with another account");
        lastAct("\"openid.connect\"", "\"refused\"");
        known("another");
        assertThat(one.connect().body()).contains("Disconnect that first");
    }

    @Test
    void whatAnotherBeganOrALogoutInterruptedConnectsNothing() {
        known("late");
        var browser = new Browser();
        browser.logInByPassword(register("late" + known("b")));
        var begun = browser.ask("/api/v1/people/me/openid", "POST", "{}");
        var back = browser.through(begun.text("address"));
        browser.ask("/api/v1/logout", "POST", "");
        var flow = browser.cookies.get("lockstep_openid");
        assertThat(browser.get(back).status()).isEqualTo(401);
        begun = loggedIn(browser, "late2" + known("c"));
        back = browser.through(begun.text("address"));
        flow = browser.cookies.get("lockstep_openid");
        var other = new Browser();
        other.logInByPassword(register("other" + known("d")));
        other.cookies.put("lockstep_openid", flow);
        assertThat(other.get(back).status()).isEqualTo(401);
        assertThat(other.get("/api/v1/people/me/openid").json().path("items")).isEmpty();
    }

    private Answer loggedIn(Browser browser, String email) {
        browser.logInByPassword(register(email));
        return browser.ask("/api/v1/people/me/openid", "POST", "{}");
    }

    @Test
    void onlyAPageOfOursBeginsToConnect() {
        var browser = new Browser();
        browser.logInByPassword(register("forged" + known("e")));
        var forged = send(to("/api/v1/people/me/openid")
                .header("Cookie", "lockstep_session=" + browser.cookies.get("lockstep_session"))
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.text("code")).isEqualTo("cross_site_request");
    }

    @Test
    void aDeactivatedAccountStaysShut() {
        var email = register("gone" + known("f"));
        var browser = new Browser();
        browser.logInByPassword(email);
        browser.connect();
        var id = browser.get("/api/v1/people/me").text("id");
        assertThat(post("/api/v1/people/" + id + "/deactivate", "").status()).isEqualTo(200);
        var answer = browser.logIn("");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("no longer active");
        assertThat(browser.cookies).doesNotContainKey("lockstep_openid");
        assertThat(browser.get("/api/v1/people/me").status()).isEqualTo(401);
    }
}
