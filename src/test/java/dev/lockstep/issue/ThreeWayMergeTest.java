package dev.lockstep.issue;

import static dev.lockstep.issue.ThreeWayMerge.Prefer.OURS;
import static dev.lockstep.issue.ThreeWayMerge.Prefer.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.issue.ThreeWayMerge.Clean;
import dev.lockstep.issue.ThreeWayMerge.Conflicted;
import dev.lockstep.issue.ThreeWayMerge.Losing;
import dev.lockstep.issue.ThreeWayMerge.Merged;
import dev.lockstep.issue.ThreeWayMerge.Prefer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ThreeWayMergeTest {
    private static final int CASES = 2_000;

    @Test
    void aScalarChangedOnOneSideIsTaken() {
        assertThat(ThreeWayMerge.scalar("b", "b", "t", OURS)).isEqualTo(new Clean<>("t"));
        assertThat(ThreeWayMerge.scalar("b", "o", "b", THEIRS)).isEqualTo(new Clean<>("o"));
        assertThat(ThreeWayMerge.scalar("b", "x", "x", THEIRS)).isEqualTo(new Clean<>("x"));
    }

    @Test
    void aScalarChangedOnBothSidesKeepsTheLosingValue() {
        assertThat(ThreeWayMerge.scalar("b", "o", "t", THEIRS))
                .isEqualTo(new Conflicted<>("t", List.of(new Losing<>("b", "t", "o"))));
        assertThat(ThreeWayMerge.scalar("b", "o", "t", OURS).value()).isEqualTo("o");
    }

    @Test
    void setsTakeTheAddsAndRemovesOfBothSides() {
        var merged = ThreeWayMerge.set(set("a", "b", "c"), set("a", "c", "o", "x"), set("a", "b", "t", "x"));
        assertThat(merged).containsExactly("a", "o", "t", "x");
    }

    @Test
    void linesThatBothChangedAreDecidedAndReported() {
        var merged = ThreeWayMerge.text("a\nb\nc\n", "a\nours\nc\n", "a\ntheirs\nc\nd\n", THEIRS);
        assertThat(merged)
                .isEqualTo(new Conflicted<>("a\ntheirs\nc\nd\n", List.of(new Losing<>("b\n", "theirs\n", "ours\n"))));
    }

    @Test
    void deletedHereAndEditedThereIsAConflict() {
        var merged = ThreeWayMerge.text("a\nb\nc\n", "a\nc\n", "a\nedited\nc\n", OURS);
        assertThat(merged).isEqualTo(new Conflicted<>("a\nc\n", List.of(new Losing<>("b\n", "", "edited\n"))));
        assertThat(ThreeWayMerge.text("a\n", "", "b\n", OURS))
                .isEqualTo(new Conflicted<>("", List.of(new Losing<>("a\n", "", "b\n"))));
    }

    @Test
    void otherLineEndsAloneChangeNothing() {
        assertThat(ThreeWayMerge.text("a\nb\n", "a\r\nb\r\n", "a\nc\n", OURS)).isEqualTo(new Clean<>("a\nc\n"));
        assertThat(ThreeWayMerge.text("a\nb\n", "a\rb\r", "a\nb\n", OURS)).isEqualTo(new Clean<>("a\nb\n"));
        assertThat(ThreeWayMerge.text("a\r\nb\r\nc\r\nd", "A\nb\nc\nd", "a\r\nb\r\nc\r\nD", OURS))
                .isEqualTo(new Clean<>("A\nb\nc\nD"));
    }

    @Test
    void aMissingFinalLineEndIsNoConflict() {
        assertThat(ThreeWayMerge.text("a\nb", "a\nb\n", "a\nb\nc", OURS)).isEqualTo(new Clean<>("a\nb\nc\n"));
        assertThat(ThreeWayMerge.text("a\nb\n", "a\nb", "A\nb\n", OURS)).isEqualTo(new Clean<>("A\nb"));
        assertThat(ThreeWayMerge.text("", "a", "", OURS)).isEqualTo(new Clean<>("a"));
    }

    @Test
    void blanksAtALinesEndAreKeptButYieldToARealChange() {
        assertThat(ThreeWayMerge.text("a\nb\n", "a  \nb\n", "a\nb\n", OURS)).isEqualTo(new Clean<>("a  \nb\n"));
        assertThat(ThreeWayMerge.text("a\nb\n", "a  \nb\n", "edited\nb\n", OURS))
                .isEqualTo(new Clean<>("edited\nb\n"));
        assertThat(ThreeWayMerge.text("a\nb\n", "new\nb\n", "new \nb\n", THEIRS))
                .isEqualTo(new Clean<>("new \nb\n"));
    }

    @Test
    void textBeyondAsciiSurvives() {
        assertThat(ThreeWayMerge.text("ä\n1\n2\n", "ä😀\n1\n2\n", "ä\n1\n漢字\n", OURS))
                .isEqualTo(new Clean<>("ä😀\n1\n漢字\n"));
    }

    @Test
    void oneSidedEditsAreTakenAsTheyAre() {
        forEachCase(each -> {
            assertThat(ThreeWayMerge.text(each.base, each.ours, each.base, each.prefer))
                    .isEqualTo(new Clean<>(each.ours));
            assertThat(ThreeWayMerge.text(each.base, each.base, each.theirs, each.prefer))
                    .isEqualTo(new Clean<>(each.theirs));
            assertThat(ThreeWayMerge.text(each.base, each.ours, each.ours, each.prefer))
                    .isEqualTo(new Clean<>(each.ours));
        });
    }

    @Test
    void theSidesCanBeExchanged() {
        forEachCase(each -> {
            var merged = ThreeWayMerge.text(each.base, each.ours, each.theirs, each.prefer);
            var swapped = ThreeWayMerge.text(each.base, each.theirs, each.ours, each.prefer == OURS ? THEIRS : OURS);
            assertThat(swapped).isEqualTo(merged);
        });
    }

    @Test
    void everyLineThatASideAddedIsInTheResultOrReported() {
        forEachCase(each -> {
            var merged = ThreeWayMerge.text(each.base, each.ours, each.theirs, each.prefer);
            var kept = kept(merged);
            for (var side : List.of(each.ours, each.theirs)) {
                var added = count(side);
                count(each.base).forEach((line, times) -> added.merge(line, -times, Integer::sum));
                added.forEach((line, times) -> assertThat(kept.getOrDefault(line, 0))
                        .as("%s in %s", line, merged)
                        .isGreaterThanOrEqualTo(Math.max(0, times)));
            }
        });
    }

    @Test
    void editsOfDifferentPlacesBothSurvive() {
        var random = new Random(7);
        for (int round = 0; round < CASES; round++) {
            var base = new ArrayList<String>();
            for (int line = 0; line < 6 + random.nextInt(20); line++) {
                base.add("line " + line);
            }
            int cut = 2 + random.nextInt(base.size() - 4);
            var ours = new ArrayList<>(base);
            edit(ours, random.nextInt(cut - 1), "ours", random);
            var theirs = new ArrayList<>(base);
            edit(theirs, cut + 1 + random.nextInt(base.size() - cut - 1), "theirs", random);
            var both = new ArrayList<>(theirs.subList(cut, theirs.size()));
            both.addAll(0, ours.subList(0, ours.size() - (base.size() - cut)));
            assertThat(ThreeWayMerge.text(text(base), text(ours), text(theirs), OURS))
                    .isEqualTo(new Clean<>(text(both)));
        }
    }

    private record Case(String base, String ours, String theirs, Prefer prefer) {}

    /** Few different lines, so that they repeat and the diff has to guess. */
    private static void forEachCase(Consumer<Case> check) {
        var random = new Random(42);
        for (int round = 0; round < CASES; round++) {
            var base = new ArrayList<String>();
            for (int line = random.nextInt(12); line > 0; line--) {
                base.add(anyLine(random, "b"));
            }
            check.accept(new Case(
                    text(base),
                    text(edited(base, random, "o")),
                    text(edited(base, random, "t")),
                    random.nextBoolean() ? OURS : THEIRS));
        }
    }

    private static String anyLine(Random random, String who) {
        return random.nextInt(4) == 0 ? "" : (random.nextBoolean() ? who : "s") + random.nextInt(3);
    }

    private static List<String> edited(List<String> base, Random random, String who) {
        var lines = new ArrayList<>(base);
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            edit(lines, random.nextInt(lines.size() + 1), anyLine(random, who), random);
        }
        return lines;
    }

    private static void edit(List<String> lines, int at, String text, Random random) {
        int what = at == lines.size() ? 0 : random.nextInt(3);
        switch (what) {
            case 0 -> lines.add(at, text);
            case 1 -> lines.set(at, text);
            default -> lines.remove(at);
        }
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static Map<String, Integer> kept(Merged<String> merged) {
        var kept = count(merged.value());
        if (merged instanceof Conflicted<String> conflicted) {
            conflicted
                    .losing()
                    .forEach(each -> count(each.lost()).forEach((line, n) -> kept.merge(line, n, Integer::sum)));
        }
        return kept;
    }

    private static Map<String, Integer> count(String text) {
        var count = new HashMap<String, Integer>();
        text.lines().forEach(line -> count.merge(line, 1, Integer::sum));
        return count;
    }

    private static TreeSet<String> set(String... members) {
        return new TreeSet<>(List.of(members));
    }
}
