package dev.lockstep.connector.plane;

/** Whether Markdown's emphasis marks are seen around a text. */
final class Emphasis {
    private Emphasis() {}

    static boolean fits(String text) {
        var first = text.charAt(0);
        var last = text.charAt(text.length() - 1);
        return plain(first) && plain(last) && !text.contains("<br>");
    }

    private static boolean plain(char c) {
        return Character.isLetterOrDigit(c)
                || c == '`'
                || c == '('
                || c == ')'
                || c == '"'
                || c == '.'
                || c == ':'
                || c == '!'
                || c == '?'
                || c == ',';
    }
}
