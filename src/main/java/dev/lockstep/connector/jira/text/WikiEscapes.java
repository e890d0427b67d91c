package dev.lockstep.connector.jira.text;

import java.util.regex.Pattern;

/** Puts a backslash before what wiki text would take for a sign, and before nothing that it reads as text anyway. */
final class WikiEscapes {
    private static final Pattern EMOTICON = Pattern.compile("\\((?:[!/x?+*yni-]|on|off|\\*[rgby])\\)|[:;][()PD|]|<3");
    private static final Pattern LINE_START = Pattern.compile("(h[1-6]|bq)(?=\\.)");
    private static final Pattern LIST_START = Pattern.compile("[*#-]+(?=\\s|$)");

    private WikiEscapes() {}

    static String of(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\') {
                out.append(isHarmless(text, i) ? "\\" : WikiSyntax.BACKSLASH);
            } else {
                out.append(isSign(text, i) ? "\\" : "").append(c);
            }
        }
        return out.toString();
    }

    private static boolean isHarmless(String text, int i) {
        return i + 1 < text.length() && (WikiSyntax.isWord(text.codePointAt(i + 1)) || text.charAt(i + 1) == ' ');
    }

    private static boolean isSign(String text, int i) {
        var last = i + 1 == text.length();
        return switch (text.charAt(i)) {
            case '{', '}', '[', ']', '|' -> true;
            case '*', '_', '-', '+', '^', '~' -> last || i == 0 || !isApart(text, i);
            case '!' -> last || text.charAt(i + 1) != ' ';
            case '?' -> !last && text.charAt(i + 1) == '?' || i > 0 && text.charAt(i - 1) == '?';
            case '&' -> text.startsWith(WikiSyntax.BACKSLASH, i);
            case '(', ':', ';', '<' ->
                EMOTICON.matcher(text).region(i, text.length()).lookingAt();
            default -> false;
        };
    }

    /** Within a word, or between spaces, a sign marks nothing. */
    private static boolean isApart(String text, int i) {
        return WikiSyntax.isWord(text.codePointBefore(i)) && WikiSyntax.isWord(text.codePointAt(i + 1))
                || text.charAt(i - 1) == ' ' && text.charAt(i + 1) == ' ';
    }

    /** Of an escaped text at the start of a line. */
    static String atLineStart(String text) {
        var start = text.stripLeading();
        var title = LINE_START.matcher(start);
        if (title.lookingAt()) {
            return title.group() + "\\" + start.substring(title.end());
        }
        return LIST_START.matcher(start).lookingAt() ? "\\" + start : start;
    }
}
