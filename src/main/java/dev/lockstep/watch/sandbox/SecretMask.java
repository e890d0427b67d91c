package dev.lockstep.watch.sandbox;

import dev.lockstep.base.Secret;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * Hides secrets in a text however they were written, also broken over lines, as base64 and hex programs do. White space
 * therefore does not count. What is shorter than four characters stays.
 */
final class SecretMask {
    private static final int SHORTEST = 4; // shorter ones would mask half of any text
    private static final String MASK = "***";

    private final String text;
    private final String compact;
    private final String folded;
    private final int[] places;
    private final BitSet hidden = new BitSet();

    private SecretMask(String text) {
        this.text = text;
        places = places(text);
        compact = compact(text);
        folded = folded(compact);
    }

    static String over(String text, Collection<Secret> secrets) {
        if (secrets.isEmpty()) {
            return text;
        }
        var mask = new SecretMask(text);
        for (var secret : secrets) {
            SecretForms.exact(secret.reveal()).forEach(form -> mask.hide(mask.compact, compact(form)));
            SecretForms.inAnyCase(secret.reveal()).forEach(form -> mask.hide(mask.folded, folded(compact(form))));
        }
        return mask.shown();
    }

    private void hide(String where, String form) {
        if (form.length() < SHORTEST) {
            return;
        }
        for (int at = where.indexOf(form); at >= 0; at = where.indexOf(form, at + 1)) {
            hidden.set(places[at], places[at + form.length() - 1] + 1);
        }
    }

    private String shown() {
        var shown = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (!hidden.get(at)) {
                shown.append(text.charAt(at));
            } else if (at == 0 || !hidden.get(at - 1)) {
                shown.append(MASK);
            }
        }
        return shown.toString();
    }

    private static int[] places(String text) {
        return IntStream.range(0, text.length())
                .filter(at -> !Character.isWhitespace(text.charAt(at)))
                .toArray();
    }

    private static String compact(String text) {
        var compact = new StringBuilder(text.length());
        text.chars().filter(each -> !Character.isWhitespace(each)).forEach(each -> compact.append((char) each));
        return compact.toString();
    }

    private static String folded(String text) {
        var folded = new StringBuilder(text.length());
        text.chars().forEach(each -> folded.append(Character.toLowerCase((char) each)));
        return folded.toString();
    }
}
