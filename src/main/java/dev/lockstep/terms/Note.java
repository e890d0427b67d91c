package dev.lockstep.terms;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A comment of Lockstep's own at a tracker: it tells a change that the tracker cannot show. Its last line says what it is,
 * so that nobody takes it for a person's words, not even after the database was lost.
 */
public final class Note {
    public static final String LAST_LINE = "lockstep note";

    private static final int MAX_NAME_CHARS = 80;
    private static final int MAX_NAMES = 10;

    private Note() {}

    public static boolean is(String body) {
        String text = body.stripTrailing();
        return text.substring(text.lastIndexOf('\n') + 1).strip().equals(LAST_LINE);
    }

    public static String of(String sentence) {
        return sentence + "\n\n" + LAST_LINE;
    }

    /** @param tracker as people call it */
    public static String changed(String what, String before, String after, String tracker) {
        return "The " + what + " changed from " + name(before) + " to " + name(after) + ", which " + tracker
                + " cannot show.";
    }

    public static String assigned(Collection<String> people, String tracker) {
        return "Assigned: " + names(people) + ", whom " + tracker + " cannot show.";
    }

    public static String unassigned(Collection<String> people, String tracker) {
        return "No longer assigned: " + names(people) + ", whom " + tracker + " cannot show.";
    }

    public static String labelled(Collection<String> labels, String tracker) {
        return "Labelled: " + names(labels) + ", which " + tracker + " cannot show.";
    }

    private static String names(Collection<String> names) {
        String some = names.stream().limit(MAX_NAMES).map(Note::name).collect(Collectors.joining(", "));
        int more = names.size() - MAX_NAMES;
        return more > 0 ? some + " and " + more + " more" : some;
    }

    /** As code: nothing in it is markup, and nobody is called by it. */
    private static String name(String name) {
        String plain = name.replace('`', '\'').replaceAll("\\s+", " ").strip();
        return "`" + (plain.isEmpty() ? "nothing" : plain.substring(0, end(plain))) + "`";
    }

    private static int end(String plain) {
        return plain.codePointCount(0, plain.length()) <= MAX_NAME_CHARS
                ? plain.length()
                : plain.offsetByCodePoints(0, MAX_NAME_CHARS);
    }
}
