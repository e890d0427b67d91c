package dev.lockstep.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text that is longer than a tracker takes, in parts: each but a lonely one ends with the line {@code lockstep continued
 * n/m}. Joined they are the text again, exactly: {@code join(split(t)) = t}. Pure.
 */
public final class LongText {
    /** Far more than anybody wrote; beyond it the text is refused by the tracker's connector, and not cut. */
    public static final int MAX_PARTS = 60;

    private static final Pattern LINE =
            Pattern.compile("(?m)^[\\\\*_~ \\t]*lockstep continued (\\d{1,3})/(\\d{1,3})[\\\\*_~ \\t]*$");
    /** Parts that were written together have the same number of these, so that two writings are never joined. */
    private static final String REVISION = "\u2060";

    private static final int REVISIONS = 4;
    private static final String WIDEST = line(MAX_PARTS, MAX_PARTS, REVISIONS);

    private LongText() {}

    /**
     * A part as it was read.
     *
     * @param number from 1
     * @param revision of the writing that it belongs to
     * @param content without the line; what somebody wrote below it is its last paragraph
     */
    public record Part(int number, int of, int revision, String content) {
        public int nextRevision() {
            return (revision + 1) % REVISIONS;
        }
    }

    /** Empty for a text that is whole. */
    public static Optional<Part> part(String text) {
        if (!text.contains("lockstep continued ")) {
            return Optional.empty();
        }
        var line = LINE.matcher(text);
        MatchResult last = null;
        while (line.find()) {
            last = line.toMatchResult();
        }
        if (last == null) {
            return Optional.empty();
        }
        int number = Integer.parseInt(last.group(1));
        int of = Integer.parseInt(last.group(2));
        if (number < 1 || of < 2 || number > of) {
            return Optional.empty();
        }
        int end = last.start();
        for (int lineEnds = 0; lineEnds < 2 && text.startsWith("\n", end - 1); lineEnds++) {
            end--;
        }
        int signed = end;
        while (end > 0 && text.startsWith(REVISION, end - 1)) {
            end--;
        }
        var content =
                Cut.extended(text.substring(0, end), text.substring(last.end()).strip());
        return Optional.of(new Part(number, of, signed - end, content));
    }

    /**
     * @param fits whether the tracker takes a text of this length; asked for parts with their line
     * @param revision another one than that of the parts that stand there
     * @return the text itself where it fits, or where it cannot be made to fit
     */
    public static List<String> split(String text, Predicate<String> fits, int revision) {
        if (fits.test(text)) {
            return List.of(text);
        }
        var contents = new ArrayList<String>();
        var rest = text;
        while (!fits.test(rest + WIDEST)) {
            var cut = Cut.longest(rest, content -> fits.test(content + WIDEST));
            if (cut.isEmpty() || contents.size() == MAX_PARTS - 1) {
                return List.of(text);
            }
            contents.add(cut.get().head());
            rest = cut.get().tail();
        }
        contents.add(rest);
        var parts = new ArrayList<String>();
        for (int i = 0; i < contents.size(); i++) {
            parts.add(contents.get(i) + line(i + 1, contents.size(), revision));
        }
        return parts;
    }

    private static String line(int number, int of, int revision) {
        return REVISION.repeat(revision) + "\n\nlockstep continued " + number + "/" + of;
    }

    /**
     * What is left of a text that cannot be joined, as one text that says so.
     *
     * @param first tells how many parts there should be
     * @param contents of those that are there, in their order
     */
    public static String torn(Part first, List<String> contents) {
        return String.join("\n\n", contents) + line(1, first.of(), REVISIONS);
    }

    /** Made by {@link #torn}. */
    public static boolean isTorn(String text) {
        return part(text).filter(part -> part.revision() == REVISIONS).isPresent();
    }

    /** @param contents of all parts, in their order */
    public static String join(List<String> contents) {
        var joined = new StringBuilder(contents.getFirst());
        for (var next : contents.subList(1, contents.size())) {
            Cut.append(joined, next);
        }
        return joined.toString();
    }
}
