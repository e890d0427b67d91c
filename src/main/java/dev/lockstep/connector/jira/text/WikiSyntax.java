package dev.lockstep.connector.jira.text;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the two ways between a document and a Data Center's wiki text agree on. */
final class WikiSyntax {
    /** An address that stands in a text as it is. */
    static final Pattern URL = Pattern.compile(
            "(?<![\\p{L}\\p{N}])https?://[^\\s<>|{}\\[\\]\\\\!]*[^\\s<>|{}\\[\\]\\\\!?.,:*_~'\";()+^-]");

    /** In a text: what the sign would be read as, and as which character it is then. */
    static final String BACKSLASH = "&#92;";

    private static final Map<Character, Mark> MARKS = Map.of(
            '*', Mark.of("strong"),
            '_', Mark.of("em"),
            '-', Mark.of("strike"),
            '+', Mark.of("underline"),
            '^', Mark.of("subsup", "type", "sup"),
            '~', Mark.of("subsup", "type", "sub"));
    private static final Pattern HIDDEN = Pattern.compile("\\{(\\\\*)(?=(?:code|noformat|quote|panel)[:}])");

    private WikiSyntax() {}

    static @Nullable Mark mark(char sign) {
        return MARKS.get(sign);
    }

    static char sign(Mark mark) {
        return MARKS.entrySet().stream()
                .filter(each -> each.getValue().equals(mark))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(' ');
    }

    static boolean isWord(int c) {
        return Character.isLetterOrDigit(c);
    }

    /** Code has no escapes, so what would end it gets a sign that a reader takes off. */
    static String hidden(String code) {
        return HIDDEN.matcher(code).replaceAll("{$1\\\\");
    }

    static String shown(String code) {
        return HIDDEN.matcher(code)
                .replaceAll(found ->
                        "{" + "\\\\".repeat(Math.max(0, found.group(1).length() - 1)));
    }
}
