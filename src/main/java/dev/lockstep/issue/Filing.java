package dev.lockstep.issue;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the hub files an issue: its own, no tracker is told.
 *
 * @param dueOn the day by which it is to be done
 * @param category a name to group by, empty for none; exactly as it is written
 */
public record Filing(@Nullable LocalDate dueOn, String category) {
    public static final Filing NONE = new Filing(null, "");

    /** What {@link Issues.IssueTouched} calls them, and whether the issue was put away. */
    public static final Set<String> FIELDS = Set.of("dueOn", "category", "archived");

    private static final int MAX_CATEGORY = 100;
    private static final int DAY_CHARS = 10; // so years have four digits, and days compare as they are written

    /**
     * As people write it. Null stays as it is, empty takes it away.
     *
     * @param due such as {@code 2026-12-31}
     */
    public Filing with(@Nullable String due, @Nullable String group) {
        return new Filing(due == null ? dueOn : day("dueOn", due), group == null ? category : named(group));
    }

    /** Null for an empty text. */
    public static @Nullable LocalDate day(String field, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            if (text.length() == DAY_CHARS) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException strange) {
            // told below
        }
        throw Refused.invalid("day_invalid", field, field + " must be a day such as 2026-12-31.");
    }

    static String stored(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String named(String group) {
        var name = Texts.line(group);
        if (name.length() > MAX_CATEGORY) {
            throw Refused.invalid(
                    "category_too_long", "category", "A category has at most " + MAX_CATEGORY + " characters.");
        }
        return name;
    }
}
