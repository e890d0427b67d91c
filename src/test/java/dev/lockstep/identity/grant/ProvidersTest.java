package dev.lockstep.identity.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {
    private static final Secret TOKEN = new Secret("t");
    private static final RemoteHttp NOBODY = ask -> {
        throw new AssertionError("Nobody is asked.");
    };

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://github.com",
        "https://github.acme.example/api/v3, https://github.acme.example",
        "https://api.acme.ghe.com, https://acme.ghe.com",
        "https://api.acme.example/v3, https://api.acme.example",
        "http://127.0.0.1:4010, http://127.0.0.1:4010"
    })
    void thePagesOfAGitHubAreWhereItsApiIs(URI api, URI page) {
        assertThat(GitHubConsent.pageOf(api)).isEqualTo(page);
        var way = new Way("state", "verifier", "https://hub.example/identities/callback");
        var address = providers(api).of(at(Tracker.GITHUB, api, new Credential.Token(TOKEN)));
        assertThat(address.orElseThrow().page(way).toString())
                .startsWith(page + "/login/oauth/authorize?client_id=known&redirect_uri=https%3A%2F%2Fhub.example")
                .contains("&state=state&code_challenge=")
                .doesNotContain("verifier", "secret");
    }

    @Test
    void theSecretOfAnAppGoesToNoOtherServer() {
        var providers = providers(URI.create("https://api.github.com"));
        var other = URI.create("https://github.evil.example/api/v3");
        assertThat(providers.of(at(Tracker.GITHUB, other, new Credential.Token(TOKEN))))
                .isEmpty();
    }

    @Test
    void aDataCenterAndAPlaneTakeTokens() {
        var providers = providers(URI.create("https://api.github.com"));
        var jira = URI.create("https://jira.acme.example");
        assertThat(providers.of(at(Tracker.JIRA, jira, new Credential.Token(TOKEN))))
                .isEmpty();
        assertThat(providers.of(at(Tracker.JIRA, jira, new Credential.Account("a@example.org", TOKEN))))
                .isPresent();
        assertThat(providers.of(at(Tracker.PLANE, jira, new Credential.Token(TOKEN))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"access_token\":\"a\",\"expires_in\":3600} | Given",
                "200 | {\"error\":\"bad_verification_code\"} | No",
                "200 | {\"error\":\"incorrect_client_credentials\"} | Unknown",
                "403 | {\"error\":\"unauthorized_client\"} | No",
                "400 | {\"error\":\"invalid_grant\"} | No",
                "401 | {\"error\":\"invalid_client\"} | Unknown",
                "404 | <html> | Unknown",
                "503 | <html> | Silent",
                "429 | {} | Silent",
                "200 | {\"access_token\":\"a b\"} | Silent",
                "200 | {\"access_token\":\"a\",\"expires_in\":\"soon\"} | Silent",
                "200 | {\"access | Silent"
            })
    void answersAreReadWithSuspicion(int status, String body, String verdict) {
        var answer = new Answer(status, HttpHeaders.of(Map.of(), (name, value) -> true), body, Instant.EPOCH);
        var judged = TokenEndpoint.judged(answer);
        assertThat(judged.getClass().getSimpleName()).isEqualTo(verdict);
        if (judged instanceof Verdict.Silent silent) {
            assertThat(silent.spent()).isEqualTo(status == 200);
        }
    }

    private static Providers providers(URI github) {
        var settings = new GrantSettings(
                new GrantSettings.GitHub("known", new Secret("secret"), null),
                new GrantSettings.Jira(
                        "known",
                        new Secret("secret"),
                        URI.create("https://a.example"),
                        URI.create("https://b.example")));
        return new Providers(settings, github, NOBODY);
    }

    private static Connection at(Tracker tracker, URI address, Credential credential) {
        return new Connection(Ids.next(), tracker, "one", address, credential, null, 1);
    }
}
