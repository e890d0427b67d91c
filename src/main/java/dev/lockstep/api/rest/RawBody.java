package dev.lockstep.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Reads bodies that nobody has vouched for yet. They are counted while they stream in, and only a few are held at once,
 * so that strangers cannot fill the memory.
 */
@Component
class RawBody {
    static final int MAX_BYTES = 25 * 1024 * 1024; // what GitHub may send
    private static final int AT_ONCE = 8;
    private static final int MAX_WAIT_SECONDS = 10;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Runs {@code use} with the body, null when it is too large; empty when there was no place for it. */
    <T> Optional<T> with(HttpServletRequest request, Use<T> use) throws IOException {
        try {
            if (!places.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(use.of(read(request)));
        } finally {
            places.release();
        }
    }

    private static byte @org.jspecify.annotations.Nullable [] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            return null;
        }
        try (InputStream body = request.getInputStream()) {
            var bytes = body.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? null : bytes;
        }
    }

    interface Use<T> {
        T of(byte @org.jspecify.annotations.Nullable [] body);
    }
}
