package dev.lockstep.text;

import dev.lockstep.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the signs in a Markdown text that reach out of it. */
final class Tokens {
    private static final String Z = "(\u200B*)";
    private static final String REPOSITORY = "[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}";
    private static final String NUMBER = "(\\d{1,10})(?![A-Za-z0-9_])";

    private static final String URL =
            "(?<![A-Za-z0-9])(?:https?://|www\\.)[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+[^\\s<>]*";
    private static final String CLOSING =
            "(?<![A-Za-z0-9_])((?i:close[sd]?|fix(?:e[sd])?|resolve[sd]?))" + Z + "(?![A-Za-z0-9_])";
    /** GitHub reads names after entities are resolved. */
    private static final String MENTION =
            "(?<![A-Za-z0-9])(@|&#0{0,5}64;|&#[xX]0{0,5}40;|&commat;)" + Z + "([A-Za-z0-9&][A-Za-z0-9/_-]*)";

    private static final String REFERENCE =
            "((?<![A-Za-z0-9_./-])" + REPOSITORY + "#|(?<![A-Za-z0-9_&])#)" + Z + NUMBER;
    private static final String KEY =
            "(?<![A-Za-z0-9_/.-])([A-Za-z][A-Za-z0-9_]{1,19}-)" + Z + "(\\d{1,10})(?![A-Za-z0-9_]|[.-][A-Za-z0-9])";
    private static final String TAG = "(<)((?:x-)*)(mention-component\\b[^>]{0,1000})";

    private static final Pattern PATTERN =
            Pattern.compile("(?:" + URL + ")|" + CLOSING + "|" + MENTION + "|" + REFERENCE + "|" + KEY + "|" + TAG);
    private static final char SIGN = Token.SIGN.charAt(0);
    /** Of addresses and closing words. */
    private static final String OPENINGS = "hwcfrCFR";

    /** The groups of what stands before the invisible signs. */
    private static final int FIRST_CLOSING = 1;

    private static final int FIRST_MENTION = 3;
    private static final int FIRST_REFERENCE = 6;
    private static final int FIRST_KEY = 9;
    private static final int FIRST_TAG = 12;

    private static final Pattern REFERS = Pattern.compile(":?\\s{1,9}(?:(?:" + REPOSITORY + ")?#\u200B*\\d{1,10}"
            + "|[A-Za-z][A-Za-z0-9_]{1,19}-\u200B*\\d{1,10}|https?://\\S{1,200}/\\d{1,10})");

    private Tokens() {}

    /** False when there is certainly nothing to be found. */
    static boolean mayBeIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c == '@'
                    || c == '#'
                    || c == SIGN
                    || c == '&' && (next == '#' || next == 'c')
                    || (c == '-' || c == '/') && next >= '0' && next <= '9'
                    || c == '<' && (next == 'm' || next == 'x')) {
                return true;
            }
        }
        return false;
    }

    static List<Token> in(String text, Passages passages) {
        var found = new ArrayList<Token>();
        var sign = PATTERN.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int at = 0;
        while (at < text.length()) {
            boolean any = mayBegin(text, at)
                    && passages.isTextOrTag(at, at + 1)
                    && sign.region(at, text.length()).lookingAt();
            at = any ? next(text, passages, sign, found) : at + 1;
        }
        return found;
    }

    /** Spares most places of a text the pattern. */
    private static boolean mayBegin(String text, int at) {
        char c = text.charAt(at);
        if (c == '@' || c == '#' || c == '&' || c == '<') {
            return true;
        }
        if (!isWord(c) || at > 0 && isWord(text.charAt(at - 1))) {
            return false;
        }
        if (OPENINGS.indexOf(c) >= 0) {
            return true;
        }
        int end = at + 1;
        while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '/');
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** Where to go on. */
    private static int next(String text, Passages passages, Matcher sign, List<Token> found) {
        int start = sign.start();
        var kind = kind(sign);
        if (kind == null) {
            // An address may be followed by something else, where a link ends.
            return passages.isText(start, start + 1) ? Math.min(sign.end(), passages.endOfText(start)) : start + 1;
        }
        boolean here = kind == Kind.TAG
                ? passages.isTextOrTag(start, sign.end())
                : passages.isText(start, kind == Kind.MENTION ? sign.start(FIRST_MENTION + 2) + 1 : sign.end());
        if (!here) {
            return start + 1;
        }
        // A name ends where emphasis does.
        int end = kind == Kind.MENTION ? Math.min(sign.end(), passages.endOfText(start)) : sign.end();
        found.add(token(text, kind, sign, end));
        return end;
    }

    private static @Nullable Kind kind(Matcher sign) {
        if (sign.group(FIRST_CLOSING) != null) {
            return Kind.CLOSING;
        } else if (sign.group(FIRST_MENTION) != null) {
            return Kind.MENTION;
        } else if (sign.group(FIRST_REFERENCE) != null) {
            return Kind.REFERENCE;
        } else if (sign.group(FIRST_KEY) != null) {
            return Kind.KEY;
        }
        return sign.group(FIRST_TAG) == null ? null : Kind.TAG;
    }

    private static Token token(String text, Kind kind, Matcher sign, int end) {
        int first = switch (kind) {
            case CLOSING -> FIRST_CLOSING;
            case MENTION -> FIRST_MENTION;
            case REFERENCE -> FIRST_REFERENCE;
            case KEY -> FIRST_KEY;
            case TAG -> FIRST_TAG;
        };
        var before = sign.group(first);
        int signs = sign.end(first + 1) - sign.start(first + 1);
        int level = kind == Kind.TAG ? signs / 2 : signs;
        if (kind != Kind.CLOSING) {
            return new Token(kind, sign.start(), end, before, level, text.substring(sign.end(first + 1), end), "");
        }
        var reach = REFERS.matcher(text).region(end, text.length());
        return new Token(kind, sign.start(), end, before, level, "", reach.lookingAt() ? reach.group() : "");
    }
}
