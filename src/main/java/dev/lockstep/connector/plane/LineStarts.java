package dev.lockstep.connector.plane;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Escapes what would begin a block where a line of a paragraph begins. */
final class LineStarts {
    private static final Pattern MARK =
            Pattern.compile("^(#{1,6}(?=[ \\t]|$)|[-+*](?=[ \\t]|$)|>|=+[ \\t]*$|-+[ \\t]*$)");
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})([.)])(?=[ \\t]|$)");
    private static final Pattern RULE = Pattern.compile("^([-*_])[ \\t]*(?:\\1[ \\t]*){2,}$");
    private static final Pattern FENCE = Pattern.compile("^(`{3,}[^`]*$|~{3,})");
    private static final Pattern TABLE_RULE = Pattern.compile("^[|:-][-|: \\t]*$");

    private LineStarts() {}

    static String escaped(String paragraph) {
        return paragraph.lines().map(LineStarts::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        if (MARK.matcher(line).find()
                || RULE.matcher(line).matches()
                || TABLE_RULE.matcher(line).matches()
                || FENCE.matcher(line).find()) {
            return "\\" + line;
        }
        return NUMBER.matcher(line).replaceFirst("$1\\\\$2");
    }
}
