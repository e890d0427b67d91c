package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Secret;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class SigningTest {
    /** The vector of the Standard Webhooks specification. */
    @Test
    void theOfficialVectorIsSignedAlike() {
        var headers = Signing.headers(
                new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}");
        assertThat(headers)
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330");
    }

    @Test
    void aChangedBodyTimeOrIdDoesNotFit() {
        var secret = Signing.newSecret();
        var headers = Signing.headers(secret, "id", Instant.EPOCH, "body");
        assertThat(Signing.fits(secret, headers, "body")).isTrue();
        assertThat(Signing.fits(secret, headers, "bodY")).isFalse();
        assertThat(Signing.fits(Signing.newSecret(), headers, "body")).isFalse();
        var later = new HashMap<>(headers);
        later.put(Signing.TIMESTAMP, "7");
        assertThat(Signing.fits(secret, later, "body")).isFalse();
    }

    @Test
    void secretsDifferAndHave32Bytes() {
        var one = Signing.newSecret().reveal();
        assertThat(one).startsWith("whsec_").isNotEqualTo(Signing.newSecret().reveal());
        assertThat(java.util.Base64.getDecoder().decode(one.substring(6))).hasSize(32);
    }
}
