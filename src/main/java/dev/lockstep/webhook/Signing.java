package dev.lockstep.webhook;

import dev.lockstep.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures after Standard Webhooks 1.0: HMAC-SHA256 over id, time and body. */
public final class Signing {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signing() {}

    /** {@code whsec_} and 32 random bytes in base64. */
    public static Secret newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** @param id stays the same when the same thing is sent again */
    public static Map<String, String> headers(Secret secret, String id, Instant at, String body) {
        var time = String.valueOf(at.getEpochSecond());
        return Map.of(ID, id, TIMESTAMP, time, SIGNATURE, VERSION + signature(secret, id, time, body));
    }

    /** True when one of the signatures in the header fits; a header may hold several, separated by spaces. */
    public static boolean fits(Secret secret, Map<String, String> headers, String body) {
        var expected =
                VERSION + signature(secret, headers.getOrDefault(ID, ""), headers.getOrDefault(TIMESTAMP, ""), body);
        boolean fits = false;
        for (var each : headers.getOrDefault(SIGNATURE, "").split(" ", -1)) {
            fits |= MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), each.getBytes(StandardCharsets.UTF_8));
        }
        return fits;
    }

    private static String signature(Secret secret, String id, String time, String body) {
        try {
            var key = Base64.getDecoder().decode(secret.reveal().replaceFirst("^" + PREFIX, ""));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signed = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
