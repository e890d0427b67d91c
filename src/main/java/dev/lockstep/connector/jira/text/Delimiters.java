package dev.lockstep.connector.jira.text;

import java.util.List;
import java.util.Map;
import org.commonmark.text.Characters;

/** How a mark is written around a text: with Markdown's own signs where they would be seen, else with a tag. */
final class Delimiters {
    private static final Map<String, List<String>> SIGNS = Map.of(
            "em", List.of("*", "_"),
            "strong", List.of("**", "__"),
            "strike", List.of("~~"));
    private static final Map<String, String> TAGS =
            Map.of("em", "em", "strong", "strong", "strike", "del", "underline", "u");

    private Delimiters() {}

    static String around(Mark mark, String inner, int before, int after) {
        for (var sign : SIGNS.getOrDefault(mark.type(), List.of())) {
            if (areSeen(sign.charAt(0), inner, before, after)) {
                return sign + inner + sign;
            }
        }
        var tag = mark.is("subsup") ? mark.attr("type").equals("sub") ? "sub" : "sup" : TAGS.get(mark.type());
        return tag == null ? inner : "<" + tag + ">" + inner + "</" + tag + ">";
    }

    /** CommonMark's rules for runs that can open and close, with a margin: never beside another run of the sign. */
    private static boolean areSeen(char sign, String inner, int before, int after) {
        var first = inner.codePointAt(0);
        var last = inner.codePointBefore(inner.length());
        return sign != before
                && sign != after
                && sign != first
                && sign != last
                && isSeen(sign, before, first)
                && isSeen(sign, after, last);
    }

    private static boolean isSeen(char sign, int outside, int inside) {
        var apart = Characters.isWhitespaceCodePoint(outside) || Characters.isPunctuationCodePoint(outside);
        return !Characters.isWhitespaceCodePoint(inside)
                && (apart || sign != '_' && !Characters.isPunctuationCodePoint(inside));
    }
}
