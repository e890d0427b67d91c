package dev.lockstep.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads bodies that nobody has vouched for yet. They are counted while they stream in, room is taken for what has arrived and
 * not for what was announced, and who takes too long is cut off: strangers neither fill the memory nor keep others out.
 */
@Component
class RawBody {
    static final int MAX_BYTES = 25 * 1024 * 1024; // what GitHub may send
    /** Between two looks at the clock a silent sender is cut off by the server's own timeout. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int CHUNK = 64 * 1024;

    private final Room room = new Room();
    private final InstantSource clock;

    RawBody(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs {@code use} with the body, null when it is too large; empty when there was no room for it, or no end of it. */
    <T> Optional<T> with(HttpServletRequest request, Use<T> use) throws IOException {
        try (var taken = room.enter()) {
            if (request.getContentLengthLong() > MAX_BYTES) {
                return Optional.of(use.of(null));
            }
            var body = read(request.getInputStream(), request.getContentLength(), taken);
            return body.isEmpty()
                    ? Optional.empty()
                    : Optional.of(use.of(body.get().length > MAX_BYTES ? null : body.get()));
        }
    }

    /** @param announced negative for unknown */
    Optional<byte[]> read(InputStream body, int announced, Room.Taken taken) {
        var deadline = clock.instant().plus(PATIENCE);
        var chunk = new byte[announced < 0 ? CHUNK : Math.min(announced + 1, CHUNK)];
        var bytes = new ByteArrayOutputStream(chunk.length);
        try {
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                bytes.write(chunk, 0, count);
                if (bytes.size() > MAX_BYTES) {
                    break;
                }
                if (!taken.more(count) || clock.instant().isAfter(deadline)) {
                    return Optional.empty();
                }
            }
        } catch (IOException hungUp) {
            return Optional.empty(); // or fell silent: the sender's trouble, and no news
        }
        return Optional.of(bytes.toByteArray());
    }

    interface Use<T> {
        T of(byte @Nullable [] body);
    }

    /** What may be held of bodies at once, of all senders together. */
    static final class Room {
        /** Eight of the largest, or thousands of the usual. */
        static final long MOST_BYTES = 8L * MAX_BYTES;

        private final AtomicLong held = new AtomicLong();

        Taken enter() {
            return new Taken();
        }

        /** What one sender holds, until it is closed. */
        final class Taken implements AutoCloseable {
            private long bytes;

            /** False when all senders together hold too much. */
            boolean more(int count) {
                bytes += count;
                return held.addAndGet(count) <= MOST_BYTES;
            }

            @Override
            public void close() {
                held.addAndGet(-bytes);
            }
        }
    }
}
