package dev.lockstep.account.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.login.LoginSettings;
import dev.lockstep.account.openid.FakeProvider.Fault;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.base.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a provider says of itself is asked for when it is needed, kept for a while, and not believed in everything. */
class ProviderTest {
    private final FakeProvider fake = new FakeProvider();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T10:00:00Z"));

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void itIsAskedWhenItIsNeededAndOnceAnHour() {
        var provider = provider(fake.issuer(), FakeProvider.CLIENT);
        assertThat(fake.discoveries).hasValue(0);
        assertThat(provider.registration().getProviderDetails().getTokenUri()).isEqualTo(fake.issuer() + "/token");
        provider.registration();
        assertThat(fake.discoveries).hasValue(1);
        clock.advance(Provider.KEPT);
        provider.registration();
        assertThat(fake.discoveries).hasValue(2);
    }

    @Test
    void anIssuerThatCallsItselfOtherwiseIsNotBelieved() {
        assertThatThrownBy(
                        () -> provider(fake.issuer() + "/", FakeProvider.CLIENT).registration())
                .hasMessageContaining("letter for letter")
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("openid_misconfigured"));
    }

    @Test
    void afterAFailureItIsLeftAloneForAMomentAndThenAskedAgain() {
        fake.fault = Fault.ENDLESS_ANSWER;
        var provider = provider(fake.issuer(), FakeProvider.CLIENT);
        for (int each = 0; each < 3; each++) {
            assertThatThrownBy(provider::registration).hasMessageContaining("does not answer as it should");
        }
        assertThat(fake.discoveries).hasValue(1);
        fake.fault = Fault.NONE;
        clock.advance(Provider.PAUSE);
        assertThat(provider.registration().getClientId()).isEqualTo(FakeProvider.CLIENT);
    }

    @Test
    void whatIsNotSetIsNamed() {
        assertThatThrownBy(() -> provider(fake.issuer(), null).registration())
                .hasMessageContaining("not set: LOCKSTEP_OIDC_CLIENT_ID");
    }

    @Test
    void beyondThisMachineItIsAskedOverHttpsOnly() {
        assertThatThrownBy(() ->
                        provider("http://id.example.test", FakeProvider.CLIENT).registration())
                .hasMessageContaining("https://");
    }

    private Provider provider(String issuer, @Nullable String clientId) {
        var settings = new OpenIdSettings(
                issuer, clientId, new Secret(FakeProvider.SECRET), "Acme", Set.of("openid"), "name", false, false);
        return new Provider(settings, new LoginSettings(Path.of("none"), false, false, "hub@example.test"), clock);
    }
}
