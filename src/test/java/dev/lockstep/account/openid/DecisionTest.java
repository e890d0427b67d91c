package dev.lockstep.account.openid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Person;
import dev.lockstep.account.openid.Decision.Found;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is let in, by what is known of him or her and what the settings say. */
class DecisionTest {
    private static final Claims VERIFIED = new Claims("https://id", "s", "Ann", "ann@example.org", true);
    private static final Claims CLAIMED = new Claims("https://id", "s", "Ann", "ann@example.org", false);
    private static final Claims NAMELESS = new Claims("https://id", "s", "Ann", null, true);

    @Test
    void whoIsConnectedEntersWhateverTheAddressSays() {
        var owner = person(false, true);
        assertThat(decided(CLAIMED, owner, person(true, true), true, true)).isEqualTo(new Decision.Enter(owner));
        assertThat(refused(VERIFIED, person(false, false), null, true, true)).isEqualTo("account_inactive");
    }

    @Test
    void anAddressDecidesOnlyWhereItIsVerifiedAndTheSettingSaysSo() {
        var namesake = person(false, true);
        assertThat(decided(VERIFIED, null, namesake, false, true)).isEqualTo(new Decision.Connect(namesake));
        assertThat(refused(VERIFIED, null, namesake, true, false)).isEqualTo("openid_not_connected");
        assertThat(refused(CLAIMED, null, namesake, true, true)).isEqualTo(refused(CLAIMED, null, null, true, true));
        assertThat(((Decision.No) decided(CLAIMED, null, namesake, false, true)).refused())
                .as("as if there were no such account")
                .hasMessage(((Decision.No) decided(CLAIMED, null, null, false, true))
                        .refused()
                        .getMessage());
        assertThat(refused(VERIFIED, null, person(true, true), true, true)).isEqualTo("openid_not_connected");
        assertThat(refused(VERIFIED, null, person(false, false), true, true)).isEqualTo("openid_not_connected");
    }

    @Test
    void accountsAreMadeWhereTheSettingSaysSoForVerifiedAddressesAndNeverTheFirst() {
        assertThat(decided(VERIFIED, null, null, true, false)).isEqualTo(new Decision.Register());
        assertThat(refused(VERIFIED, null, null, false, true)).isEqualTo("openid_not_connected");
        assertThat(refused(CLAIMED, null, null, true, true)).isEqualTo("openid_email_unverified");
        assertThat(refused(NAMELESS, null, null, true, true)).isEqualTo("openid_email_unverified");
        var first = Decision.of(VERIFIED, new Found(null, null, true), settings(true, true));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Decision.No.class, no -> assertThat(no.refused().code()).isEqualTo("openid_first_account"));
    }

    private static String refused(
            Claims claims, @Nullable Person owner, @Nullable Person namesake, boolean register, boolean byEmail) {
        return ((Decision.No) decided(claims, owner, namesake, register, byEmail))
                .refused()
                .code();
    }

    private static Decision decided(
            Claims claims, @Nullable Person owner, @Nullable Person namesake, boolean register, boolean byEmail) {
        return Decision.of(claims, new Found(owner, namesake, false), settings(register, byEmail));
    }

    private static OpenIdSettings settings(boolean register, boolean byEmail) {
        return new OpenIdSettings("https://id", "c", null, "Acme", Set.of("openid"), "name", register, byEmail);
    }

    private static Person person(boolean admin, boolean active) {
        return new Person(UUID.randomUUID(), "Ann", "ann@example.org", admin, active, Instant.EPOCH);
    }
}
