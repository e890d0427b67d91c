package dev.lockstep.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Reads bodies that nobody has vouched for yet. They are counted while they stream in, and only so many
 * bytes are held at once that strangers cannot fill the memory.
 */
@Component
class RawBody {
    static final int MAX_BYTES = 25 * 1024 * 1024; // what GitHub may send
    /** Of all that are held at once: eight of the largest, or thousands of the usual. */
    private static final int ROOM_KB = 8 * (MAX_BYTES / 1024 + 1);

    private static final int MAX_WAIT_SECONDS = 10;

    private final Semaphore places = new Semaphore(ROOM_KB);

    /** Runs {@code use} with the body, null when it is too large; empty when there was no place for it. */
    <T> Optional<T> with(HttpServletRequest request, Use<T> use) throws IOException {
        int room = room(request.getContentLengthLong());
        try {
            if (!places.tryAcquire(room, MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(use.of(read(request)));
        } finally {
            places.release(room);
        }
    }

    /** Who does not say how much it is gets the room of the largest. */
    private static int room(long length) {
        return (int) (length < 0 || length > MAX_BYTES ? MAX_BYTES : length) / 1024 + 1;
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
