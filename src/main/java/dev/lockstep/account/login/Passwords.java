package dev.lockstep.account.login;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id. Each hash takes 19 MB and a core for some time, so only two are made at once; who finds no place within two
 * seconds is told to come again. Never inside a unit of work. Thread-safe.
 */
@Component
class Passwords {
    static final int AT_ONCE = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KB = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final long MAX_WAIT_MS = 2_000;
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    /** Of no password at all, as its bytes are random: comparing with it takes as long as with a real one. */
    private final String nobodys = "$argon2id$v=19$m=" + MEMORY_KB + ",t=" + ROUNDS + ",p=" + LANES + "$"
            + random(SALT_BYTES) + "$" + random(HASH_BYTES);

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KB, ROUNDS);
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    String hash(String password) {
        return inTurn(() -> encode(password));
    }

    /** @param hash null when there is no such account; takes the same time then */
    boolean matches(String password, @Nullable String hash) {
        return inTurn(() -> encoder.matches(password, hash == null ? nobodys : hash) && hash != null);
    }

    /** True when a hash was made with less than what is asked for today. */
    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** Runs one of the two at a time; visible so that a test may keep the places taken. */
    <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(MAX_WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private String encode(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("A password was not hashed.");
        }
        return hash;
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }

    private static Later busy() {
        return new Later(Later.Why.BUSY, COME_AGAIN, "Too many people log in at this moment. Try again in a moment.");
    }
}
