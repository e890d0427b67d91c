package dev.lockstep.connector.jira.text;

import java.util.regex.Pattern;

/** Puts a backslash before what Markdown would take for a mark, and before nothing that it reads as text anyway. */
final class Escapes {
    private static final Pattern ENTITY = Pattern.compile("&#?[0-9A-Za-z]{1,32};");
    private static final Pattern LINE_START =
            Pattern.compile("#{1,6}(?=[ \\t]|$)|[-+](?=[ \\t]|$)|>|[-=+|:][-=+|: \\t]*$|\\[[ xX]\\](?=[ \\t])");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})([.)])(?=[ \\t]|$)");

    private Escapes() {}

    /** @param inLink within the words of a link, where brackets count */
    static String of(String text, boolean inLink) {
        return of(text, inLink, false);
    }

    /** @param ends whether the line ends with this text */
    static String of(String text, boolean inLink, boolean ends) {
        var out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            if (isMark(text, i, inLink, ends)) {
                out.append('\\');
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    private static boolean isMark(String text, int i, boolean inLink, boolean ends) {
        var last = i + 1 == text.length();
        var next = last ? '\0' : text.charAt(i + 1);
        return switch (text.charAt(i)) {
            case '`' -> true;
            case '\\' -> last || isAsciiPunctuation(next);
            case '*' -> i == 0 || last || !isSpace(text.charAt(i - 1)) || !isSpace(next);
            case '_' -> i == 0 || last || !isWord(text.codePointBefore(i)) || !isWord(text.codePointAt(i + 1));
            // One that only could begin something never finds its end.
            case '~' -> i > 0 && !isSpace(text.charAt(i - 1)) || last || next == '~';
            case '[' -> inLink;
            case ']' -> inLink || last && !ends || next == '(' || next == '[' || next == ':' && !isFootnote(text, i);
            case '!' -> next == '[' && inLink;
            case '<' -> last && !ends || next == '/' || next == '!' || next == '?' || isAsciiLetter(next);
            case '&' ->
                ENTITY.matcher(text).region(i, Math.min(text.length(), i + 36)).lookingAt();
            default -> false;
        };
    }

    /** GitHub's footnotes are text to a tracker that has none, and must stay what they are. */
    private static boolean isFootnote(String text, int end) {
        var start = text.lastIndexOf('[', end);
        return start >= 0 && end - start < 40 && text.startsWith("[^", start);
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isAsciiPunctuation(char c) {
        return c > ' ' && c < 127 && !isAsciiLetter(c) && !(c >= '0' && c <= '9');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c);
    }

    /** Of escaped text at the start of a line: also what would begin a block there. */
    static String atLineStart(String text) {
        if (LINE_START.matcher(text).lookingAt()) {
            return "\\" + text;
        }
        var number = NUMBER.matcher(text);
        return number.lookingAt() ? number.group(1) + "\\" + text.substring(number.end(1)) : text;
    }

    static String code(String text) {
        var line = text.replace('\n', ' ');
        var ticks = "`".repeat(freeRun(line, '`', 1));
        var pad = line.startsWith("`")
                        || line.endsWith("`")
                        || line.startsWith(" ") && line.endsWith(" ") && !line.isBlank()
                ? " "
                : "";
        return ticks + pad + line + pad + ticks;
    }

    /** The shortest run of a character, of at least some, that the text does not hold. */
    static int freeRun(String text, char c, int least) {
        var seen = new java.util.BitSet();
        for (int i = 0; i < text.length(); i++) {
            var start = i;
            while (i < text.length() && text.charAt(i) == c) {
                i++;
            }
            seen.set(i - start);
        }
        return seen.nextClearBit(least);
    }
}
