package dev.lockstep.sync.part;

import dev.lockstep.connector.RemoteRef;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mark by which a comment is known as a part of something else, whatever anybody writes: its number, and of what. */
public final class PartMark {
    private static final String BEGIN = "part-";
    private static final String COMMENT = "c-";
    private static final Pattern MARK = Pattern.compile(BEGIN + "(\\d{1,3})-(.+)");

    private PartMark() {}

    public static boolean is(@Nullable String marker) {
        return marker != null && marker.startsWith(BEGIN);
    }

    /** The tracker's id of the comment that goes on in it; empty for a part of a description. */
    public static Optional<String> commentOf(@Nullable String marker) {
        var mark = MARK.matcher(marker == null ? "" : marker);
        return mark.matches() && mark.group(2).startsWith(COMMENT)
                ? Optional.of(mark.group(2).substring(COMMENT.length()))
                : Optional.empty();
    }

    /**
     * What may continue.
     *
     * @param issue under which its parts stand
     * @param name in their marks
     */
    record Owner(RemoteRef issue, String name) {
        static Owner description(RemoteRef issue) {
            return new Owner(issue, issue.isAlias() ? issue.key() : issue.id());
        }

        static Owner comment(RemoteRef issue, RemoteRef comment) {
            return new Owner(issue, COMMENT + comment.id());
        }

        String mark(int number) {
            return BEGIN + number + "-" + name;
        }

        /** Its part's number; empty for what is part of something else, or of nothing. */
        Optional<Integer> number(@Nullable String marker) {
            var mark = MARK.matcher(marker == null ? "" : marker);
            return mark.matches() && mark.group(2).equals(name)
                    ? Optional.of(Integer.valueOf(mark.group(1)))
                    : Optional.empty();
        }
    }
}
