package dev.lockstep.sync.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.text.LongText;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TornTest {
    private static final Predicate<String> FITS = text -> text.length() <= 1_000;
    private static final String BEFORE = IntStream.range(0, 50)
            .mapToObj(number -> "Paragraph " + number + " has so many words that it is not short.")
            .collect(Collectors.joining("\n\n"));
    private static final List<LongText.Part> PARTS = LongText.split(BEFORE, FITS, 1).stream()
            .flatMap(text -> LongText.part(text).stream())
            .toList();

    private static String torn(String... contents) {
        return LongText.torn(PARTS.getFirst(), List.of(contents));
    }

    private static String content(int part) {
        return PARTS.get(part).content();
    }

    @Test
    void whatIsWholeIsNotTornWhateverItSays() {
        assertThat(Torn.is(FITS, BEFORE + "\n\nlockstep continued 1/2", BEFORE, BEFORE))
                .isFalse();
        assertThat(Torn.is(FITS, "short\n\nlockstep continued 1/2", "short", "short"))
                .isFalse();
        assertThat(Torn.is(FITS, torn(content(0)), BEFORE, BEFORE)).isTrue();
        assertThat(Torn.is(FITS, torn(content(0), content(1), content(1)), BEFORE, BEFORE))
                .isTrue();
    }

    @Test
    void whatIsLeftOfATextIsNoEditAndALineOfSomebodyIs() {
        assertThat(Torn.edited(torn(content(0), content(2)), BEFORE, BEFORE)).isEmpty();
        assertThat(Torn.edited(torn(content(0), content(2) + "\n\nno"), BEFORE, BEFORE))
                .hasValueSatisfying(left -> assertThat(left).endsWith("\n\nno"));
        assertThat(Torn.isNoEdit(torn(content(1)), BEFORE)).isTrue();
        assertThat(Torn.isNoEdit("something else", BEFORE)).isFalse();
    }

    @Test
    void aFirstPartWithoutItsLineIsAnAccidentAndSomethingShortInItsPlaceIsNot() {
        assertThat(Torn.lostItsLine(FITS, content(0), BEFORE)).isTrue();
        assertThat(Torn.isReplaced(FITS, content(0), BEFORE)).isFalse();
        assertThat(Torn.edited(content(0), BEFORE, BEFORE)).contains(content(0));
        assertThat(Torn.lostItsLine(FITS, "Something else.", BEFORE)).isFalse();
        assertThat(Torn.isReplaced(FITS, "Something else.", BEFORE)).isTrue();
        assertThat(Torn.isReplaced(FITS, BEFORE, BEFORE)).isFalse();
        assertThat(Torn.isReplaced(FITS, "short", "not long")).isFalse();
    }
}
