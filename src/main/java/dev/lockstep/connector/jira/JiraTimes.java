package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** Jira's times: offsets without a colon in answers, minutes of the user's zone in JQL. */
final class JiraTimes {
    private static final DateTimeFormatter ANSWER = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private JiraTimes() {}

    static Instant of(RemoteJson json, String name) {
        var time = orNull(json, name);
        if (time == null) {
            throw new RemoteJson.NotAsPromised("\"" + name + "\" is not a time");
        }
        return time;
    }

    static @Nullable Instant orNull(RemoteJson json, String name) {
        try {
            var text = json.textOrNull(name);
            return text == null ? null : OffsetDateTime.parse(text, ANSWER).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /**
     * The minute of a moment as JQL wants it, never after the moment: what is read there begins no later than that. An hour
     * that is there twice, when summer time ends, begins with the first of them.
     */
    static String minute(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone).toLocalDateTime();
        var twice = zone.getRules().getTransition(local);
        return MINUTE.format(
                twice != null && twice.isOverlap()
                        ? local.minus(twice.getDuration().abs())
                        : local);
    }

    /** As exact as JQL can say it. */
    static boolean sameMinute(Instant one, Instant other) {
        return Duration.between(one, other).abs().toMinutes() == 0
                && one.getEpochSecond() / 60 == other.getEpochSecond() / 60;
    }
}
