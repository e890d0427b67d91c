package dev.lockstep.sync.part;

import dev.lockstep.text.LongText;
import dev.lockstep.text.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Long texts of which not everything stands at the tracker as it was written there. Pure. */
public final class Torn {
    /** A text is cut within a line only where it has no shorter ones. */
    private static final int LONG_LINE = 2_000;
    /** So much of a text is not written twice by chance. */
    private static final int TAIL = 200;

    private Torn() {}

    /**
     * The whole cannot be read: parts of it are missing, or belong to another writing.
     *
     * @param fits whether the tracker takes it in one piece
     * @param here the hub's
     * @param before what the whole was when both sides last agreed
     */
    public static boolean is(Predicate<String> fits, String body, String here, String before) {
        // One that is whole does not fit, and may say anything.
        return LongText.part(body).isPresent()
                && (LongText.isTorn(body) || fits.test(body))
                && (!fits.test(here) || !fits.test(before));
    }

    /** Somebody took the line from its end, and did not mean all that follows it in other parts. */
    public static boolean lostItsLine(Predicate<String> fits, String body, String before) {
        if (body.length() >= before.length() || LongText.part(body).isPresent()) {
            return false;
        }
        var left = Shape.bare(body).strip();
        var whole = Shape.bare(before).strip();
        var tail = left.substring(Math.max(0, left.length() - TAIL));
        return tail.length() == TAIL
                && whole.contains(tail)
                && !whole.endsWith(tail)
                && !fits.test(before)
                && fits.test(body);
    }

    /** It was long when both sides last agreed, and somebody wrote something short in its place. */
    public static boolean isReplaced(Predicate<String> fits, String body, String before) {
        return body.length() < before.length()
                && LongText.part(body).isEmpty()
                && !fits.test(before)
                && fits.test(body)
                && !lostItsLine(fits, body, before);
    }

    /**
     * What stands there, where it holds a line that nobody of us wrote, or lost one.
     *
     * @param ours what the whole is to be
     */
    public static Optional<String> edited(String torn, String before, String ours) {
        var part = LongText.part(torn);
        var left = part.map(LongText.Part::content).orElse(torn);
        Set<String> known = Stream.of(before, ours).flatMap(Torn::lines).collect(Collectors.toSet());
        List<String> cut =
                known.stream().filter(line -> line.length() > LONG_LINE).toList();
        boolean foreign = lines(left)
                .anyMatch(line -> !known.contains(line) && cut.stream().noneMatch(each -> each.contains(line)));
        return part.isEmpty() || foreign ? Optional.of(left) : Optional.empty();
    }

    /** What is left of it, and nothing else. */
    public static boolean isNoEdit(String body, String before) {
        return LongText.part(body).isPresent() && edited(body, before, before).isEmpty();
    }

    private static Stream<String> lines(String text) {
        return Shape.bare(text).lines().map(String::strip);
    }
}
