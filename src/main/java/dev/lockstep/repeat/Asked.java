package dev.lockstep.repeat;

import dev.lockstep.base.Sha256;

/**
 * A request that may come again.
 *
 * @param caller whose key it is; the same key of somebody else is another
 * @param key as the caller made it up
 * @param what everything that was asked, as far as a repetition must be equal; only its hash is kept
 */
public record Asked(String caller, String key, byte[] what) {
    String id() {
        return Sha256.hex((caller + "\n" + key).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String fingerprint() {
        return Sha256.hex(what);
    }
}
