package dev.lockstep.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern that people write: {@code *} stands for any text without a slash, {@code **} for any text. Matching takes time
 * in proportion to the pattern and the text, whatever they hold, as texts come from whoever can push a commit.
 */
final class Glob {
    private static final char WITHIN = '\uFFFE'; // not characters, so no text has them
    private static final char ANY = '\uFFFF';

    private final String parts;
    private final boolean exact;

    private Glob(String parts, boolean exact) {
        this.parts = parts;
        this.exact = exact;
    }

    static Glob of(String text) {
        return new Glob(parts(text), true);
    }

    /** For texts in which a slash means nothing; case does not count, and the pattern may stand anywhere. */
    static Glob anywhere(String text) {
        var parts = parts(text).replace(WITHIN, ANY);
        var folded = new StringBuilder().append(ANY);
        parts.chars().forEach(each -> folded.append(folded((char) each)));
        return new Glob(folded.append(ANY).toString(), false);
    }

    static List<Glob> all(List<String> texts) {
        var globs = new ArrayList<Glob>();
        texts.forEach(text -> globs.add(of(text)));
        return globs;
    }

    private static String parts(String text) {
        return text.replace("**", String.valueOf(ANY)).replace('*', WITHIN);
    }

    boolean matches(String text) {
        var reached = new boolean[parts.length() + 1];
        reached[0] = true;
        skip(reached);
        for (int at = 0; at < text.length(); at++) {
            step(reached, exact ? text.charAt(at) : folded(text.charAt(at)));
            skip(reached);
        }
        return reached[parts.length()];
    }

    /** Each part that was reached takes the character, or is left. Backwards, so that what stood before still shows. */
    private void step(boolean[] reached, char next) {
        for (int part = parts.length(); part > 0; part--) {
            char wanted = parts.charAt(part - 1);
            reached[part] = switch (wanted) {
                case ANY -> reached[part];
                case WITHIN -> reached[part] && next != '/';
                default -> reached[part - 1] && wanted == next;
            };
        }
        reached[0] = false;
    }

    /** A star may stand for nothing. */
    private void skip(boolean[] reached) {
        for (int part = 0; part < parts.length(); part++) {
            reached[part + 1] |= reached[part] && parts.charAt(part) >= WITHIN;
        }
    }

    private static char folded(char each) {
        return Character.toLowerCase(Character.toUpperCase(each));
    }
}
