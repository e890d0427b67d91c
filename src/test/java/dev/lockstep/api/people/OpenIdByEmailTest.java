package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.base.Ids;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Where the setting says so, an address that the provider has verified decides; that of an administrator never. */
@TestPropertySource(properties = "LOCKSTEP_OIDC_LINK_BY_EMAIL=true")
class OpenIdByEmailTest extends OpenIdSurface {
    @Autowired
    private People people;

    @Test
    void aVerifiedAddressDecidesOnceAndThenTheSubject() {
        var email = register(known("verified"));
        var browser = new Browser();
        assertThat(browser.logIn("").status()).isEqualTo(302);
        assertThat(browser.get("/api/v1/people/me").text("email")).isEqualTo(email);
        PROVIDER.user = Map.of("sub", PROVIDER.user.get("sub"), "email", "moved@example.org", "email_verified", false);
        assertThat(browser.logIn("").status()).isEqualTo(302);
        assertThat(browser.get("/api/v1/people/me").text("email")).isEqualTo(email);
    }

    @Test
    void anAddressThatIsNotVerifiedDecidesNothing() {
        var email = register(known("claimed"));
        for (Object verified : new Object[] {false, "maybe"}) {
            PROVIDER.user = Map.of("sub", "claimed", "email", email, "email_verified", verified);
            assertThat(new Browser().logIn("").status()).isEqualTo(403);
        }
        PROVIDER.user = Map.of("sub", "claimed", "email", email);
        assertThat(new Browser().logIn("").status()).isEqualTo(403);
    }

    @Test
    void nobodyBecomesAnAdministratorByAnAddress() {
        var email = known("boss");
        people.add(new Person(Ids.next(), "Boss", email, true, true, Instant.EPOCH), null);
        assertThat(new Browser().logIn("").status()).isEqualTo(403);
    }
}
