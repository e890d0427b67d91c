package dev.lockstep.sync;

import dev.lockstep.base.Sha256;

/** A short name of a content: equal contents have equal ones. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(String content) {
        return Sha256.hex(content);
    }
}
