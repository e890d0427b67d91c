package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How constants are written on the wire: in lower case, with hyphens. */
public final class Words {
    private static final List<String> PRIORITIES = List.of("urgent", "high", "medium", "low", "none");

    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> E read(Class<E> type, String word, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> Refused.invalid("unknown_word", field, field + " must be one of " + all(type) + "."));
    }

    public static <E extends Enum<E>> @Nullable E readOrNull(Class<E> type, @Nullable String word, String field) {
        return word == null || word.isEmpty() ? null : read(type, word, field);
    }

    /** An issue's priority, which the hub keeps as a word. */
    static String priority(String word) {
        if (!PRIORITIES.contains(word)) {
            throw Refused.invalid(
                    "unknown_word", "priority", "priority must be one of " + String.join(", ", PRIORITIES) + ".");
        }
        return word;
    }

    private static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }
}
