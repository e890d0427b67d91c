package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession.Field;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The form in which values are compared, so that a lossy round trip never looks like an edit. Sets travel as their
 * elements, one a line, because a label may hold anything but a line end.
 */
final class Canonical {
    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final Pattern TRAILING = Pattern.compile("[ \t]+(?=\n|$)");

    private Canonical() {}

    static boolean same(Field field, String one, String other) {
        return one.equals(other) || form(field, one).equals(form(field, other));
    }

    static String form(Field field, String value) {
        return switch (field) {
            case TITLE -> Normalizer.normalize(value, Normalizer.Form.NFC).strip();
            case BODY -> text(value);
            case LABELS, ASSIGNEES -> String.join("\n", folded(value).keySet());
            case STATE, PRIORITY -> value;
        };
    }

    /** Trailing spaces are left out although two of them break a line: trackers strip them, and nobody sees them. */
    static String text(String value) {
        String lines = LINE_END.matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll("\n");
        return TRAILING.matcher(lines).replaceAll("").strip();
    }

    static String set(Collection<String> elements) {
        return String.join(
                "\n",
                elements.stream().sorted(Comparator.naturalOrder()).distinct().toList());
    }

    static List<String> elements(String set) {
        return set.isEmpty() ? List.of() : List.of(set.split("\n"));
    }

    /** Elements by their case-folded form: GitHub's labels compare without case, so two that differ in it are one. */
    static Map<String, String> folded(String set) {
        Map<String, String> folded = new TreeMap<>();
        for (String element : elements(set)) {
            folded.putIfAbsent(fold(element), element);
        }
        return folded;
    }

    private static String fold(String element) {
        return Normalizer.normalize(element, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
