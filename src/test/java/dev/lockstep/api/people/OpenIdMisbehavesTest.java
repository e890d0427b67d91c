package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.openid.FakeProvider;
import dev.lockstep.account.openid.FakeProvider.Fault;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** What is not believed of a provider, of a browser, and of whoever sits between them. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "LOCKSTEP_OIDC_REGISTER=true")
class OpenIdMisbehavesTest extends OpenIdSurface {
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "WRONG_NONCE",
                "WRONG_AUDIENCE",
                "WRONG_ISSUER",
                "EXPIRED",
                "UNSIGNED",
                "SIGNED_WITH_THE_SECRET",
                "SIGNED_BY_ANOTHER",
                "OTHER_USER_INFO"
            })
    void anAnswerThatIsNotForThisLoginLetsNobodyIn(Fault fault, CapturedOutput log) {
        known("mal");
        PROVIDER.fault = fault;
        var browser = new Browser();
        var answer = browser.logIn("");
        assertRefused(answer, 401, "The answer of Acme &lt;ID&gt; was not accepted (invalid_");
        assertThat(browser.cookies).isEmpty();
        lastAct("\"login.openid\"", "\"refused\"", PROVIDER.issuer());
        assertThat(log.getAll()).doesNotContain(FakeProvider.SECRET, "canary description");
        PROVIDER.fault = Fault.NONE;
        assertThat(browser.logIn("").status()).as("and then it goes on").isEqualTo(302);
    }

    @Test
    void whatTheProviderSaysInsteadOfACodeIsToldWithoutItsWords() {
        PROVIDER.fault = Fault.ERROR_REDIRECT;
        var answer = new Browser().logIn("");
        assertRefused(answer, 401, "You were not let in by Acme &lt;ID&gt;");
        assertThat(answer.body()).doesNotContain("not you");
    }

    @Test
    void aWayBackIsGoodOnce() {
        known("once");
        var browser = new Browser();
        var back = browser.wayBack("");
        var kept = browser.cookies.get("lockstep_openid");
        assertThat(browser.get(back).status()).isEqualTo(302);
        browser.cookies.clear();
        assertRefused(browser.get(back), 401, "was not begun in this browser");
        browser.cookies.put("lockstep_openid", kept);
        assertRefused(browser.get(back), 401, "was not accepted (invalid_grant)");
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void aWayBackIsGoodInTheBrowserThatBeganItAlone() {
        known("thief");
        int asked = PROVIDER.tokenRequests.get();
        var prepared = new Browser().wayBack("");
        var victim = new Browser();
        victim.wayBack("");
        assertRefused(victim.get(prepared), 401, "was not begun in this browser");
        victim.cookies.put("lockstep_openid", "bm90IG91cnM=");
        assertRefused(victim.get(prepared), 401, "was not begun in this browser");
        assertRefused(victim.get("/log-in/openid/callback"), 401, "was not begun in this browser");
        assertThat(PROVIDER.tokenRequests).as("the provider was not asked").hasValue(asked);
    }

    @Test
    void keysMayChange() {
        known("keys");
        assertThat(new Browser().logIn("").status()).isEqualTo(302);
        PROVIDER.rotate();
        assertThat(new Browser().logIn("").status()).isEqualTo(302);
    }

    @Test
    void aSecretThatTheProviderDoesNotKnowIsTheOperatorsToMend() {
        PROVIDER.secret = "another";
        assertRefused(new Browser().logIn(""), 503, "Check LOCKSTEP_OIDC_CLIENT_ID and LOCKSTEP_OIDC_CLIENT_SECRET.");
        assertThat(PROVIDER.refused).contains("invalid_client");
    }

    @Test
    void aProviderThatBreaksOffIsSaidToBeDown() {
        PROVIDER.fault = Fault.DOWN;
        assertRefused(new Browser().logIn(""), 503, "Acme &lt;ID&gt; does not answer as it should.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "evil",
                "/a\r\nSet-Cookie: x=y",
                "/%zz",
                "/{x}",
                ""
            })
    void theWayBackLeadsToOurOwnPathsOnly(String wanted) {
        known("astray");
        var query = "?back=" + java.net.URLEncoder.encode(wanted, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(new Browser().logIn(query).header("Location")).isEqualTo("/");
    }

    @Test
    void whoComesBackTooOftenIsToldToWaitAndTheProviderIsLeftAlone() {
        var browser = new Browser();
        PROVIDER.fault = Fault.ERROR_REDIRECT;
        var answers = IntStream.range(0, 101)
                .mapToObj(each -> browser.logIn("").status())
                .toList();
        assertThat(answers.subList(0, 100)).containsOnly(401);
        assertThat(answers.getLast()).isEqualTo(429);
        PROVIDER.fault = Fault.NONE;
        known("elsewhere");
        assertThat(new Browser().logIn("").status()).as("from elsewhere").isEqualTo(302);
    }

    @Test
    void noSecretIsInAnyAddress() {
        known("quiet");
        var browser = new Browser();
        var there = browser.get("/log-in/openid").header("Location");
        assertThat(there)
                .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=")
                .doesNotContain("code_verifier", "canary");
        for (var event : List.of(
                get("/api/v1/events?limit=100").body(),
                get("/api/v1/audit?limit=100").body())) {
            assertThat(event).doesNotContain("canary");
        }
    }

    private static void assertRefused(Answer answer, int status, String sentence) {
        assertThat(answer.body()).contains("role=\"alert\"", sentence);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Location")).isEmpty();
    }
}
