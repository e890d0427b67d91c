package dev.lockstep.watch.sandbox;

import dev.lockstep.base.Secret;
import dev.lockstep.base.Sha256;
import java.util.Collection;

/** Scripts and what they say, as texts. */
public final class ScriptText {
    private static final int MAX_KEPT_CHARS = 65_536;

    private ScriptText() {}

    /** SHA-256, hex. */
    public static String hash(String script) {
        return Sha256.hex(script);
    }

    /** Fit to keep and to show: secrets masked however they were written, control characters visible, cut. */
    public static String shown(String output, Collection<Secret> secrets) {
        var escaped = escaped(SecretMask.over(output, secrets));
        return escaped.length() <= MAX_KEPT_CHARS
                ? escaped
                : escaped.substring(0, MAX_KEPT_CHARS) + "\n[cut after " + MAX_KEPT_CHARS + " characters]";
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            boolean plain = each == '\n' || each == '\t' || !Character.isISOControl(each) && !isDirection(each);
            if (plain) {
                out.appendCodePoint(each);
            } else {
                out.append(String.format("\\u%04x", each));
            }
        });
        return out.toString();
    }

    /** Characters that turn the direction of writing or the line can make a text look like another. */
    private static boolean isDirection(int each) {
        return each >= 0x2028 && each <= 0x202E
                || each >= 0x2066 && each <= 0x2069
                || each == 0x200E
                || each == 0x200F
                || each == 0x061C;
    }
}
