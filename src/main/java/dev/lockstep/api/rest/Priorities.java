package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import java.util.List;

/** The words an issue's priority is told in. */
final class Priorities {
    private static final List<String> WORDS = List.of("urgent", "high", "medium", "low", "none");

    private Priorities() {}

    static String read(String word) {
        if (!WORDS.contains(word)) {
            throw Refused.invalid(
                    "unknown_word", "priority", "priority must be one of " + String.join(", ", WORDS) + ".");
        }
        return word;
    }
}
