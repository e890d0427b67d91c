package dev.lockstep.notify;

import dev.lockstep.base.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A part of each day in which somebody is not disturbed; over midnight where it ends earlier than it begins. Pure.
 *
 * @param from whole minutes, the first one that is quiet
 * @param until the first one that is not
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
    private static final int MOST_ZONE_CHARS = 64;

    public QuietHours {
        if (from.equals(until)) {
            throw Refused.invalid(
                    "quiet_hours_invalid",
                    "until",
                    "until must be another time than from; no day is quiet as a whole.");
        }
    }

    /** @param from and until as 22:00, zone as Europe/Zurich */
    public static QuietHours of(String from, String until, String zone) {
        return new QuietHours(time(from, "from"), time(until, "until"), zone(zone));
    }

    private static LocalTime time(String text, String field) {
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw Refused.invalid("quiet_hours_invalid", field, field + " must be a time of the day, as 22:00.");
        }
        return LocalTime.parse(text);
    }

    private static ZoneId zone(String text) {
        try {
            if (text.length() <= MOST_ZONE_CHARS) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException unknown) {
            // told below
        }
        throw Refused.invalid("quiet_hours_invalid", "zone", "zone must be the name of a time zone, as Europe/Zurich.");
    }

    /** When the quiet ends that this moment is in; empty where it is in none. Less than a day later, as clocks there go. */
    public Optional<Instant> endAfter(Instant now) {
        var there = now.atZone(zone);
        var time = there.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        boolean overnight = until.isBefore(from);
        if (overnight ? !begun && over : !begun || over) {
            return Optional.empty();
        }
        var day = overnight && begun ? there.toLocalDate().plusDays(1) : there.toLocalDate();
        var end = day.atTime(until).atZone(zone).toInstant();
        // Where clocks go back an hour comes twice, and the first of the two may be over.
        return Optional.of(end.isAfter(now) ? end : now.plus(1, ChronoUnit.MINUTES));
    }
}
