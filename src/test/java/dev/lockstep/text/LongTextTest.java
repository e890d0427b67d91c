package dev.lockstep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LongTextTest {
    private static final int LIMIT = 120;
    private static final String END = "\u2060\n\nlockstep continued ";
    private static final Predicate<String> FITS = text -> text.length() <= LIMIT;

    private static String joined(List<String> parts) {
        return LongText.join(parts.stream()
                .map(part -> LongText.part(part).orElseThrow().content())
                .toList());
    }

    @Test
    void whatFitsIsLeftAlone() {
        assertThat(LongText.split("short", FITS, 1)).containsExactly("short");
        assertThat(LongText.part("short")).isEmpty();
        assertThat(LongText.part("lockstep continued 3/2")).isEmpty();
    }

    @Test
    void partsEndWhereParagraphsDoAndSayHowManyTheyAre() {
        var text = "a".repeat(60) + "\n\n" + "b".repeat(60) + "\n\n" + "c".repeat(60);
        var parts = LongText.split(text, FITS, 1);
        assertThat(parts)
                .containsExactly(
                        "a".repeat(60) + END + "1/3", "b".repeat(60) + END + "2/3", "c".repeat(60) + END + "3/3");
        assertThat(joined(parts)).isEqualTo(text);
    }

    @Test
    void codeThatIsCutIsCodeInBothParts() {
        var text = "```java\n" + "int a;\n".repeat(20) + "```\n\nend";
        var parts = LongText.split(text, FITS, 1);
        assertThat(parts.get(1)).startsWith("```java\nint a;\n");
        assertThat(parts.getFirst()).contains("\n```\n\n");
        assertThat(joined(parts)).isEqualTo(text);
    }

    @Test
    void whatATrackersEditorMakesOfTheLineIsStillTheLine() {
        var part = LongText.part("text\n\n**lockstep continued 2/3**  \n");
        assertThat(part).contains(new LongText.Part(2, 3, 0, "text"));
    }

    @Test
    void whatSomebodyWritesBelowTheLineIsAParagraphThere() {
        var parts = LongText.split("a".repeat(70) + "\n" + "b".repeat(60) + "\n\n" + "c".repeat(60), FITS, 1);
        var first = LongText.part(parts.get(0) + "\n\nadded").orElseThrow();
        var second = LongText.part(parts.get(1)).orElseThrow();
        var third = LongText.part(parts.get(2) + "\nlast").orElseThrow();
        assertThat(first.of()).isEqualTo(3);
        assertThat(LongText.join(List.of(first.content(), second.content(), third.content())))
                .isEqualTo("a".repeat(70) + "\n\nadded\n\n" + "b".repeat(60) + "\n\n" + "c".repeat(60) + "\n\nlast");
    }

    @Test
    void everyTextIsJoinedAgainExactly() {
        var random = new Random(29);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            int pieces = 1 + random.nextInt(40);
            for (int k = 0; k < pieces; k++) {
                text.append(TextMaker.text(random));
            }
            var parts = LongText.split(text.toString(), FITS, 1);
            if (parts.size() > 1) {
                assertThat(joined(parts)).isEqualTo(text.toString());
                assertThat(parts).allMatch(FITS);
            } else {
                assertThat(parts).containsExactly(text.toString());
            }
        }
    }
}
