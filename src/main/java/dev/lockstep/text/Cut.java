package dev.lockstep.text;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A text in two. What stood between them is told by the number of invisible signs at the end of the head: an empty line
 * (none), nothing, a line end, a space, or a line end within a block of code, which is closed and opened again.
 */
record Cut(String head, String tail) {
    private static final String[] BETWEEN = {"\n\n", "", "\n", " "};
    private static final int CODE = BETWEEN.length;
    private static final char SIGN = Token.SIGN.charAt(0);
    /** A part is not made much shorter than it could be for the sake of a good place. */
    private static final int WORTH = 4;

    /** The longest head that fits, cut at the best place near its end. */
    static Optional<Cut> longest(String text, Predicate<String> fits) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fits.test(text.substring(0, middle) + Token.SIGN.repeat(CODE) + "\n".repeat(WORTH))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int least = Math.max(1, low - low / WORTH);
        for (int kind : new int[] {0, CODE, 2, 3, 1}) {
            for (int at = low; at >= least; at--) {
                var cut = at(text, at, kind);
                if (cut.isPresent() && fits.test(cut.get().head())) {
                    return cut;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Cut> at(String text, int at, int kind) {
        if (kind == CODE) {
            return inCode(text, at);
        }
        var between = BETWEEN[kind];
        int end = at - between.length();
        if (end < 1 || at >= text.length() || !text.startsWith(between, end)) {
            return Optional.empty();
        }
        char before = text.charAt(end - 1);
        char after = text.charAt(at);
        boolean hard = kind == 1;
        boolean clean = !isSign(before) && !isSign(after) && !isSpace(before) && !isSpace(after);
        boolean whole = !(Character.isHighSurrogate(before) && Character.isLowSurrogate(after));
        if (!whole || isSign(before) || !(clean || hard) || kind != 1 && Fences.openAt(text, at) != null) {
            return Optional.empty();
        }
        var cut = new Cut(text.substring(0, end) + Token.SIGN.repeat(kind), text.substring(at));
        return Optional.of(cut);
    }

    private static Optional<Cut> inCode(String text, int at) {
        if (at < 1 || at >= text.length() || text.charAt(at - 1) != '\n') {
            return Optional.empty();
        }
        var opening = Fences.openAt(text, at);
        if (opening == null) {
            return Optional.empty();
        }
        var head = text.substring(0, at) + Fences.closing(opening) + "\n\n" + Token.SIGN.repeat(CODE);
        return Optional.of(new Cut(head, opening + "\n" + text.substring(at)));
    }

    private static boolean isSign(char c) {
        return c == SIGN || c == '\u2060';
    }

    private static boolean isSpace(char c) {
        return c == '\n' || c == ' ' || c == '\t';
    }

    /** A head to which somebody added a paragraph. */
    static String extended(String head, String paragraph) {
        if (paragraph.isEmpty()) {
            return head;
        }
        int end = head.length();
        while (end > 0 && head.charAt(end - 1) == SIGN) {
            end--;
        }
        var above = head.substring(0, end).stripTrailing();
        return above.isEmpty() ? paragraph : above + "\n\n" + paragraph;
    }

    static void append(StringBuilder joined, String next) {
        int end = joined.length();
        int signs = 0;
        while (signs < end && joined.charAt(end - 1 - signs) == SIGN) {
            signs++;
        }
        if (signs == CODE) {
            joined.setLength(end - signs);
            if (!reopened(joined, next)) {
                joined.append(next);
            }
            return;
        }
        joined.setLength(end - (signs < BETWEEN.length ? signs : 0));
        joined.append(BETWEEN[signs < BETWEEN.length ? signs : 0]).append(next);
    }

    private static boolean reopened(StringBuilder joined, String next) {
        int line = next.indexOf('\n');
        int closing = joined.lastIndexOf("\n", joined.length() - 3);
        if (line < 0 || closing < 0 || !joined.toString().endsWith("\n\n")) {
            return false;
        }
        var opening = next.substring(0, line);
        if (!joined.substring(closing + 1, joined.length() - 2).equals(Fences.closing(opening))) {
            return false;
        }
        joined.setLength(closing + 1);
        joined.append(next, line + 1, next.length());
        return true;
    }
}
