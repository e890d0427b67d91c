package dev.lockstep.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random words that prove something to whoever holds them, and what is kept of them. */
public final class Digests {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    public static String randomWord(int bits) {
        var bytes = new byte[bits / Byte.SIZE];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in hex, as what is looked up is stored. */
    public static String hex(String word) {
        return HexFormat.of().formatHex(sha256(word));
    }

    public static byte[] sha256(String word) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
