package dev.lockstep.sync;

import dev.lockstep.connector.Tracker;
import dev.lockstep.issue.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line above a text that says whose words it carries, because the connection's account had to write them. It stands at
 * the tracker alone: it is put there when a record is made, kept by later edits for as long as nobody removed it, and taken
 * away from whatever comes back, wherever in the text it stands by then.
 *
 * @param line Markdown; null for a record without one
 * @param kept false where somebody removed it, so that an edit does not bring it back
 */
record Attribution(@Nullable String line, boolean kept) {
    static final Attribution NONE = new Attribution(null, false);

    private static final int MAX_NAME_CHARS = 80;
    private static final Pattern MARKUP = Pattern.compile("[\\\\*_~]|\\s+");
    /** What would be markup, or call somebody. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>&#!|~]");

    private static final Pattern MENTION = Pattern.compile("(?<!\\w)@");
    /** As {@link #plain} leaves it. */
    private static final Pattern OURS = Pattern.compile("(?![>#|]).+wrote(onGitHub|inPlane|inJira|inLockstep):");

    private static final Pattern PLAIN_URL = Pattern.compile("https?://[^\\s()<>\\[\\]\\\\]+");

    /** For a record that is made now, unless the author is who makes it. */
    static Attribution due(Look look, @Nullable Author author) {
        return look.link().attribution() && author != null && !isOwn(look, author) ? naming(author) : NONE;
    }

    /** What somebody's own account makes needs no line. */
    private static boolean isOwn(Look look, Author author) {
        return author.place().equals(Words.place(look.session().tracker()))
                && look.session()
                        .writesAs()
                        .filter(author.name()::equalsIgnoreCase)
                        .isPresent();
    }

    /** Nothing for whoever runs the hub: he connected the account, so it speaks for him. */
    static Attribution naming(@Nullable Author author) {
        return author == null || author.equals(Author.ADMIN)
                ? NONE
                : new Attribution(who(author) + " wrote " + where(author.place()) + ":", true);
    }

    /** Of a record that was made earlier, as its text shows it. */
    static Attribution of(@Nullable String line, String remote) {
        return line == null ? NONE : new Attribution(line, place(line, lines(remote)) >= 0);
    }

    /** What an earlier link put on the record, whose author is known; for matching. */
    static Attribution found(@Nullable Author author, String remote) {
        return Stream.of(naming(author), naming(nameless(author)))
                .filter(named -> named.line != null && place(named.line, lines(remote)) == 0)
                .findFirst()
                .orElse(NONE);
    }

    /** As the author was known before the tracker told a name. */
    private static @Nullable Author nameless(@Nullable Author author) {
        return author == null || author.equals(Author.ADMIN)
                ? null
                : new Author(author.place(), author.id(), author.id(), author.url());
    }

    /**
     * Of what the hub made and forgot since, because it was set back: no more is known of it than its mark and its text.
     *
     * @param marked it carries the hub's mark
     */
    static Attribution forgotten(boolean marked, String remote) {
        var first = lines(remote).getFirst();
        return marked && OURS.matcher(plain(first)).matches() && place(first, lines(remote)) == 0
                ? new Attribution(first, true)
                : NONE;
    }

    /** Of what the hub made and forgot since: the line names its author, or whom the hub knew then. */
    static Attribution recalled(@Nullable Author author, String remote) {
        var named = found(author, remote);
        return named.line == null ? forgotten(true, remote) : named;
    }

    private static String who(Author author) {
        if (author.name().equals(author.id())) {
            return "Somebody"; // their tracker says no more than a number
        }
        var name =
                MENTION.matcher(author.name().replaceAll("\\s+", " ").strip()).replaceAll("");
        name = name.substring(0, Math.min(name.length(), MAX_NAME_CHARS));
        name = SPECIAL.matcher(name).replaceAll("\\\\$0");
        var url = author.url();
        return url != null && PLAIN_URL.matcher(url).matches() ? "[" + name + "](" + url + ")" : name;
    }

    private static String where(String place) {
        if (place.equals(Words.place(Tracker.GITHUB))) {
            return "on GitHub";
        }
        return place.equals(Words.place(Tracker.PLANE))
                ? "in Plane"
                : place.equals(Words.place(Tracker.JIRA)) ? "in Jira" : "in Lockstep";
    }

    /** The text as it is sent. */
    String on(String body) {
        return line == null || !kept ? body : body.isEmpty() ? line : line + "\n\n" + body;
    }

    /** The text as people wrote it. */
    String off(String remote) {
        List<String> lines = lines(remote);
        int at = line == null ? -1 : place(line, lines);
        if (at < 0) {
            return remote;
        }
        lines.remove(at);
        if (at < lines.size()) {
            lines.remove(at); // the empty one below it
        } else if (at > 0) {
            lines.remove(at - 1);
        }
        return String.join("\n", lines);
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("\n", -1)));
    }

    /** A paragraph of its own; however a tracker's editor marks it up. */
    private static int place(String line, List<String> lines) {
        var wanted = plain(line);
        for (int i = 0; i < lines.size(); i++) {
            boolean alone = (i == 0 || lines.get(i - 1).isBlank())
                    && (i == lines.size() - 1 || lines.get(i + 1).isBlank());
            if (alone && plain(lines.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String line) {
        return MARKUP.matcher(line).replaceAll("");
    }
}
