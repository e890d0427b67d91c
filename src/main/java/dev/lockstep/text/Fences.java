package dev.lockstep.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Blocks of code between lines of back-ticks or tildes. */
final class Fences {
    private static final Pattern LINE = Pattern.compile("(?m)^ {0,3}(`{3,}|~{3,})([^\\n]*)$");

    private Fences() {}

    /** The line that opens the block of code in which this place is, null outside of one. */
    static @Nullable String openAt(String text, int at) {
        var line = LINE.matcher(text).region(0, at);
        String opening = null;
        String fence = "";
        while (line.find()) {
            var found = line.group(1);
            if (opening == null) {
                if (found.charAt(0) == '~' || line.group(2).indexOf('`') < 0) {
                    opening = line.group();
                    fence = found;
                }
            } else if (found.startsWith(fence) && line.group(2).isBlank()) {
                opening = null;
            }
        }
        return opening;
    }

    /** @param opening such a line */
    static String closing(String opening) {
        var line = LINE.matcher(opening);
        return line.matches() ? line.group(1) : "```";
    }
}
