package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Nothing answers where the provider should be. The hub starts, and says so to who wants to log in there. */
@TestPropertySource(properties = {"LOCKSTEP_OIDC_ISSUER=http://127.0.0.1:9/", "LOCKSTEP_OIDC_CLIENT_ID=lockstep"})
class OpenIdUnreachableTest extends Surface {
    @Test
    void theLoginSaysSoAndPasswordsGoOn() {
        var answer = send(to("/log-in/openid").GET());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body())
                .contains("OpenID does not answer as it should.", "name=\"password\"", "href=\"/log-in/openid\"");
        assertThat(send(to("/api/v1/ways-in").GET()).json().path("items").size())
                .isEqualTo(2);
    }
}
