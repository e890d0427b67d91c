package dev.lockstep.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Plane has no words for another item, so a reference is a link there, whose words are those of the text's home. A link that
 * was written like that elsewhere gets an invisible sign, so that it comes back as a link.
 *
 * @param used only on the way to and from Plane
 */
record ItemLinks(boolean used, References references) {
    private static final Pattern LINK =
            Pattern.compile("\\[(" + Token.SIGN + "*)([^\\[\\]" + Token.SIGN + "]+)(]\\([^()\\s]+\\))");

    List<Edit> there(String text, Passages passages) {
        return edits(text, passages, level -> level + 1);
    }

    List<Edit> back(String remote, Passages passages) {
        return edits(remote, passages, level -> level - 1);
    }

    private List<Edit> edits(String text, Passages passages, IntFunction<Integer> change) {
        var edits = new ArrayList<Edit>();
        if (!used) {
            return edits;
        }
        for (var span : passages.links()) {
            var link = LINK.matcher(text).region(span.start(), span.end());
            if (!link.matches()) {
                continue;
            }
            var words = link.group(2);
            var rest = words + link.group(3);
            if (references.there(words).filter(("[" + rest)::equals).isPresent()) {
                int level = change.apply(link.group(1).length());
                edits.add(
                        new Edit(span.start(), span.end(), level < 0 ? words : "[" + Token.SIGN.repeat(level) + rest));
            }
        }
        return edits;
    }
}
