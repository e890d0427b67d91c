package dev.lockstep.connector;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA256 over a delivery's raw bytes, in hex; compared in constant time. */
public final class WebhookSignature {
    private static final int HEX_DIGITS = 64;

    private WebhookSignature() {}

    public static boolean fits(String secret, byte[] body, @Nullable String hex) {
        if (secret.isEmpty() || hex == null || hex.length() != HEX_DIGITS) {
            return false;
        }
        try {
            return MessageDigest.isEqual(hmac(secret, body), HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
