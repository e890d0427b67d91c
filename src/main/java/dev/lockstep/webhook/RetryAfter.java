package dev.lockstep.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a receiver asks to be left alone. Pure. */
final class RetryAfter {
    static final Duration MOST = Duration.ofHours(6);

    private RetryAfter() {}

    /** Seconds; a date is not worth its trouble, the table of pauses serves as well. */
    static Duration read(@Nullable String header) {
        try {
            var wanted = header == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(header.strip()));
            return wanted.isNegative() ? Duration.ZERO : wanted.compareTo(MOST) > 0 ? MOST : wanted;
        } catch (NumberFormatException | ArithmeticException | DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
