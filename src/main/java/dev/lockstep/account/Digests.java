package dev.lockstep.account;

import dev.lockstep.base.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

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
        return Sha256.hex(word);
    }

    public static byte[] sha256(String word) {
        return Sha256.of(word);
    }
}
