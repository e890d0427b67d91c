package dev.lockstep.text;

import java.util.regex.Pattern;

/** What a text has in common with what another place makes of it; for matching records that nobody knows any more. */
public final class Shape {
    private static final Pattern REFERENCE =
            Pattern.compile("\\[(?:[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100})?#\\d{1,10}]\\([^()\\s]+\\)"
                    + "|(?<![A-Za-z0-9_./-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100})?#\\d{1,10}"
                    + "|(?<![A-Za-z0-9_])[A-Z][A-Z0-9_]{1,19}-\\d{1,10}");

    private Shape() {}

    /** Without invisible signs. */
    public static String bare(String text) {
        return text.replace(Token.SIGN, "");
    }

    /** Whatever it refers to. */
    public static String of(String text) {
        return REFERENCE.matcher(bare(text)).replaceAll("#");
    }
}
