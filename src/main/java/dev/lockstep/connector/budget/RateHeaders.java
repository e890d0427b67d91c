package dev.lockstep.connector.budget;

import dev.lockstep.connector.RemoteHttp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about the budget.
 *
 * @param window the end of the window as the tracker writes it: orders answers that overtook each other
 * @param resetsAt the same by our clock, which the answer's Date header makes comparable; never too early
 */
public record RateHeaders(
        @Nullable Integer limit,
        @Nullable Integer remaining,
        long window,
        @Nullable Instant resetsAt) {
    public static final RateHeaders NONE = new RateHeaders(null, null, 0, null);

    // Both the reset and the Date header are cut to whole seconds; a request sent a moment too early is a 429.
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    // The longest window of the three is an hour. A larger word is a slip or ill will: one request asks again then.
    private static final Duration LONGEST = Duration.ofHours(2);

    /**
     * The truer of two words: answers overtake each other, so an older window's says nothing, and within one window the
     * lowest is the newest.
     */
    RateHeaders or(RateHeaders other) {
        if (other.remaining == null || remaining != null && other.window < window) {
            return this;
        }
        return remaining == null || other.window > window || other.remaining < remaining ? other : this;
    }

    /** Reads {@code X-RateLimit-*}, which GitHub and Plane spell alike. */
    public static RateHeaders of(RemoteHttp.Answer answer) {
        var remaining = number(answer.header("x-ratelimit-remaining"));
        var reset = number(answer.header("x-ratelimit-reset"));
        if (remaining == null || reset == null) {
            return NONE;
        }
        var limit = number(answer.header("x-ratelimit-limit"));
        var resetsAt = byOurClock(Instant.ofEpochSecond(reset), answer);
        return new RateHeaders(limit == null ? null : limit.intValue(), remaining.intValue(), reset, resetsAt);
    }

    /** When an answer with {@code Retry-After} may be repeated, two hours later at the latest; null without that header. */
    public static @Nullable Instant retryAfter(RemoteHttp.Answer answer) {
        var text = answer.header("retry-after");
        var seconds = number(text);
        if (seconds != null) {
            return answer.at().plusSeconds(Math.clamp(seconds, 1, LONGEST.toSeconds()));
        }
        var date = date(text);
        return date == null ? null : byOurClock(date, answer);
    }

    private static Instant byOurClock(Instant theirs, RemoteHttp.Answer answer) {
        var date = date(answer.header("date"));
        var ours = date == null ? theirs : answer.at().plus(Duration.between(date, theirs));
        var latest = answer.at().plus(LONGEST);
        return ours.isAfter(latest) ? latest : ours.plus(ROUNDING);
    }

    private static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Math.clamp(Long.parseLong(text.strip()), 0, Integer.MAX_VALUE * 16L);
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
