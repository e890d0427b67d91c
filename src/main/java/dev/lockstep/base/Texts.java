package dev.lockstep.base;

/** Text from outside, made fit to store, to compare and to send on. */
public final class Texts {
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** Without NUL, which databases and trackers refuse, and with U+FFFD for half a surrogate pair, which is not text. */
    public static String clean(String text) {
        return isClean(text) ? text : cleaned(text);
    }

    /** As {@link #clean}, with LF as the only line end. */
    public static String lines(String text) {
        var clean = clean(text);
        return clean.indexOf('\r') < 0 ? clean : clean.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** As {@link #clean}, on one line and without white space around it. */
    public static String line(String text) {
        return lines(text).replace('\n', ' ').strip();
    }

    private static boolean isClean(String text) {
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == 0 || Character.isSurrogate(each)) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(each -> each != 0).forEach(each -> {
            if (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE) {
                clean.append(REPLACEMENT);
            } else {
                clean.appendCodePoint(each);
            }
        });
        return clean.toString();
    }
}
