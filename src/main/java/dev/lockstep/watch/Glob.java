package dev.lockstep.watch;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns that people write: {@code *} stands for any text without a slash, {@code **} for any text. */
final class Glob {
    private static final Pattern PARTS = Pattern.compile("\\*\\*|\\*|[^*]+");

    private Glob() {}

    static Pattern of(String text) {
        return Pattern.compile(expression(text, "[^/]*"));
    }

    /** For texts in which a slash means nothing; case does not count, and the pattern may stand anywhere. */
    static Pattern anywhere(String text) {
        return Pattern.compile(
                ".*" + expression(text, ".*") + ".*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static String expression(String text, String star) {
        return PARTS.matcher(text)
                .results()
                .map(part -> switch (part.group()) {
                    case "**" -> ".*";
                    case "*" -> star;
                    default -> Pattern.quote(part.group());
                })
                .collect(Collectors.joining());
    }
}
