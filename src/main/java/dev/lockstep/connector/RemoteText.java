package dev.lockstep.connector;

/** What every text goes through on its way in and out: no NUL, no half characters, LF line ends. */
public final class RemoteText {
    private static final int MAX_MESSAGE_CHARS = 300;

    private RemoteText() {}

    public static String clean(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (clean == null && (c == 0 || c == '\r' || Character.isSurrogate(c) && !pair)) {
                clean = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (clean != null) {
                append(clean, text, i, pair);
            }
            i += pair ? 1 : 0;
        }
        return clean == null ? text : clean.toString();
    }

    private static void append(StringBuilder clean, String text, int i, boolean pair) {
        var c = text.charAt(i);
        if (pair) {
            clean.append(c).append(text.charAt(i + 1));
        } else if (Character.isSurrogate(c)) {
            clean.append('\uFFFD');
        } else if (c == '\r') {
            // CRLF is one line end, a lonely CR too
            clean.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\n");
        } else if (c != 0) {
            clean.append(c);
        }
    }

    /** @throws ConnectorException with {@link ConnectorFault.Invalid} when the text has more characters than fit */
    public static String fitting(String tracker, String field, String text, int maxCharacters) {
        var length = text.codePointCount(0, text.length());
        if (length > maxCharacters) {
            throw new ConnectorException(new ConnectorFault.Invalid(
                    "The " + field + " has " + length + " characters; " + tracker + " takes at most " + maxCharacters
                            + ". Shorten it.",
                    field));
        }
        return text;
    }

    /** A tracker's own words, short enough for a message. */
    public static String clipped(String text) {
        var oneLine = clean(text).replaceAll("\\s+", " ").strip();
        return oneLine.length() <= MAX_MESSAGE_CHARS ? oneLine : oneLine.substring(0, MAX_MESSAGE_CHARS) + "…";
    }
}
