package dev.lockstep.watch;

import dev.lockstep.base.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Scripts and what they say, as texts. */
final class ScriptText {
    private static final int MAX_KEPT_CHARS = 65_536;
    private static final int SHORTEST_MASKED = 4; // shorter ones would mask half of any text
    private static final String MASK = "***";

    private ScriptText() {}

    /** SHA-256, hex. */
    static String hash(String script) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Fit to keep and to show: secrets masked however they were written, control characters visible, cut. */
    static String shown(String output, Collection<Secret> secrets) {
        var text = output;
        for (var form : forms(secrets)) {
            text = text.replace(form, MASK);
        }
        var escaped = escaped(text);
        return escaped.length() <= MAX_KEPT_CHARS
                ? escaped
                : escaped.substring(0, MAX_KEPT_CHARS) + "\n[cut after " + MAX_KEPT_CHARS + " characters]";
    }

    private static List<String> forms(Collection<Secret> secrets) {
        var forms = new ArrayList<String>();
        for (var secret : secrets) {
            var value = secret.reveal();
            if (value.length() < SHORTEST_MASKED) {
                continue;
            }
            forms.add(value);
            forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
            forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            forms.add(HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)));
            for (int before = 0; before < 3; before++) {
                forms.add(inBase64(value, before));
            }
            value.lines().filter(line -> line.length() >= SHORTEST_MASKED).forEach(forms::add);
        }
        // The longest first: a part must not spoil the whole.
        forms.sort(Comparator.comparing(String::length).reversed());
        return forms.stream().filter(form -> form.length() >= SHORTEST_MASKED).toList();
    }

    /** What is the same in base64 whatever stands around it, when so many bytes of a group stand before. */
    private static String inBase64(String value, int before) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        var shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = before == 0 ? 0 : before + 1;
        int last = (before + bytes.length) * 8 / 6;
        return last > first ? text.substring(first, last) : "";
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

    /** Characters that turn the direction of writing can make a text look like another. */
    private static boolean isDirection(int each) {
        return each >= 0x202A && each <= 0x202E || each >= 0x2066 && each <= 0x2069;
    }
}
