package dev.lockstep.transfer;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.board.Takes;
import dev.lockstep.issue.IssueState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads members of lines. Pure. */
final class Lines {
    private static final int MAX_LABEL = 255;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Lines() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Refused.invalid("field_missing", field, field + " is missing.");
        }
        return value;
    }

    /** Within what is stored as milliseconds, and shown with four digits of a year. */
    static Instant time(@Nullable Instant time, String field) {
        var given = required(time, field);
        if (given.isBefore(Instant.EPOCH) || given.isAfter(LAST)) {
            throw Refused.invalid("time_invalid", field, field + " must be from 1970 to 9999.");
        }
        return given;
    }

    static String label(@Nullable String given) {
        var name = Texts.line(required(given, "name"));
        if (name.isEmpty() || name.length() > MAX_LABEL) {
            throw Refused.invalid("name_invalid", "name", "A label's name has 1 to " + MAX_LABEL + " characters.");
        }
        return name;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static IssueState state(@Nullable String word) {
        return word(IssueState.class, required(word, "state"), "state");
    }

    static Kind kind(@Nullable String word) {
        return word(Kind.class, required(word, "kind"), "kind");
    }

    /** Null for nothing. */
    static @Nullable Takes takes(@Nullable String word) {
        return word == null ? null : word(Takes.class, word, "takes");
    }

    static SortedSet<String> names(@Nullable List<@Nullable String> names, String field) {
        SortedSet<String> all = new TreeSet<>();
        if (names != null) {
            names.forEach(name -> all.add(required(name, field)));
        }
        return all;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("unknown_word", field, field + " holds an unknown word."));
    }
}
