package dev.lockstep.api.graphql;

import java.util.regex.Pattern;

/** What the language's own checks say, without what was sent: it may hold secrets, and is told in the words of a library. Pure. */
final class Complaint {
    private static final int MOST_CHARS = 500;
    /** The longest that fits: what was sent may look like the end of it. */
    private static final Pattern SENT = Pattern.compile(" with value '.*' (?=is |contains |has )", Pattern.DOTALL);

    private static final Pattern SYNTAX =
            Pattern.compile("\\W{0,3}\\w+(Value|Reference|ObjectField)\\{.*", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("'(Linked)?HashMap'|'ArrayList'");

    private Complaint() {}

    static String told(String message) {
        var without = SENT.matcher(message).replaceFirst(" ");
        var plain = SYNTAX.matcher(without).replaceFirst("");
        var words = JAVA.matcher(plain)
                .replaceAll(found -> found.group().contains("Map") ? "an object" : "a list")
                .replace("was a an object", "was an object")
                .replace("was a a list", "was a list");
        return words.length() > MOST_CHARS ? words.substring(0, MOST_CHARS) + "..." : words;
    }
}
