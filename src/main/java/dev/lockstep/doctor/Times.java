package dev.lockstep.doctor;

import dev.lockstep.connector.RemoteHttp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an answer of a tracker tells by the way: how far the clocks are apart, and until when the token counts. */
final class Times {
    private static final Duration MUCH = Duration.ofSeconds(30);
    /** A GitHub App is refused beyond it. */
    private static final Duration TOO_MUCH = Duration.ofSeconds(60);

    /** GitHub tells it of tokens that end. */
    private static final String EXPIRATION = "GitHub-Authentication-Token-Expiration";

    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);
    private static final Duration SOON = Duration.ofDays(14);

    private Times() {}

    static Finding clock(String connection, RemoteHttp.Answer answer) {
        var theirs = read(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
        if (theirs == null) {
            return Finding.notChecked("clock", connection, "Its answers do not tell the time.");
        }
        var apart = Duration.between(theirs, answer.at());
        var told = "This machine's clock is " + apart.abs().toSeconds() + " s "
                + (apart.isNegative() ? "behind" : "ahead of") + " the tracker's.";
        if (apart.abs().compareTo(MUCH) <= 0) {
            return Finding.ok("clock", connection, told);
        }
        var wayOut = told + " Set it by NTP (timedatectl set-ntp true)";
        return apart.abs().compareTo(TOO_MUCH) <= 0
                ? Finding.warning("clock", connection, wayOut + ".")
                : Finding.failed("clock", connection, wayOut + ": logins may be refused.");
    }

    /** Nothing where nothing is told. */
    static List<Finding> token(String connection, RemoteHttp.Answer answer) {
        var told = answer.header(EXPIRATION);
        var end = told == null ? null : read(told, told.matches(".*[+-]\\d{4}") ? OFFSET : ZONE);
        if (end == null) {
            return List.of();
        }
        var left = Duration.between(answer.at(), end);
        var sentence = "The token counts for " + words(left) + " more";
        return List.of(
                left.compareTo(SOON) > 0
                        ? Finding.ok("credential", connection, sentence + ".")
                        : Finding.warning("credential", connection, sentence + "; make another and replace it."));
    }

    /** A time span as people say it. */
    static String words(Duration span) {
        if (span.toDays() > 1) {
            return span.toDays() + " days";
        }
        if (span.toHours() > 1) {
            return span.toHours() + " hours";
        }
        return span.toMinutes() > 1 ? span.toMinutes() + " minutes" : Math.max(0, span.toSeconds()) + " seconds";
    }

    private static @Nullable Instant read(@Nullable String date, DateTimeFormatter form) {
        try {
            return date == null ? null : ZonedDateTime.parse(date, form).toInstant();
        } catch (DateTimeException odd) {
            return null;
        }
    }
}
