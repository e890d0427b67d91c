package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.issue.Author;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final Author ANN = new Author("github", "7", "ann_o", "https://github.com/ann_o");
    private static final String LINE = "[ann\\_o](https://github.com/ann_o) wrote on GitHub:";
    private static final Attribution ANNS = Attribution.naming(ANN);

    @Test
    void itSaysWhoAndWhereAndCallsNobody() {
        assertThat(ANNS.line()).isEqualTo(LINE);
        assertThat(Attribution.naming(new Author("plane", "8", "Gwen [x]\n@team", null))
                        .line())
                .isEqualTo("Gwen \\[x\\] team wrote in Plane:");
        assertThat(Attribution.naming(new Author("jira", "9", "Jo", "javascript:alert(1)"))
                        .line())
                .isEqualTo("Jo wrote in Jira:");
        assertThat(Attribution.naming(new Author("plane", "8f14", "8f14", null)).line())
                .isEqualTo("Somebody wrote in Plane:");
        assertThat(Attribution.naming(Author.ADMIN)).isEqualTo(Attribution.NONE);
        assertThat(Attribution.naming(null)).isEqualTo(Attribution.NONE);
    }

    @Test
    void theLineOfWhoHadNoNameYetIsKnownOnceThereIsOne() {
        var before = "Somebody wrote in Plane:\n\nText";
        var gwen = new Author("plane", "8f14", "Gwen", null);
        assertThat(Attribution.found(gwen, before).off(before)).isEqualTo("Text");
        assertThat(Attribution.found(gwen, "Gwen wrote in Plane:\n\nText").line())
                .isEqualTo("Gwen wrote in Plane:");
        assertThat(Attribution.found(gwen, "Ann wrote in Plane:\n\nText")).isEqualTo(Attribution.NONE);
        assertThat(Attribution.found(Author.ADMIN, before)).isEqualTo(Attribution.NONE);
    }

    @Test
    void whateverTextItStandsAboveComesBackAsItWas() {
        var random = new Random(3);
        var parts = new String[] {"\n", "\n\n", " ", "word", "```", "- ", LINE, "> ", "    code", "===", "\t"};
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            var body = text.toString();
            assertThat(ANNS.off(ANNS.on(body))).isEqualTo(body);
        }
    }

    @Test
    void anEditorMayMarkItUpAndPeopleMayWriteAboveIt() {
        var standing = Attribution.of(LINE, "x");
        assertThat(standing.off("*[ann\\_o](https://github.com/ann_o)* **wrote on  GitHub:**\n\nText"))
                .isEqualTo("Text");
        assertThat(standing.off("Above\n\n" + LINE + "\n\nText")).isEqualTo("Above\n\nText");
        assertThat(standing.off("Text\n\n" + LINE)).isEqualTo("Text");
        assertThat(standing.off(LINE)).isEmpty();
    }

    @Test
    void aHubThatForgotItsRecordKnowsTheLineByItsMark() {
        var text = LINE + "\n\nText";
        assertThat(Attribution.recalled(null, text).off(text)).isEqualTo("Text");
        assertThat(Attribution.recalled(Author.ADMIN, text).line()).isEqualTo(LINE);
        assertThat(Attribution.forgotten(false, text)).isEqualTo(Attribution.NONE);
        for (var other : new String[] {"Text\n\n" + LINE, "Ann wrote on paper:\n\nText", "> " + text, ""}) {
            assertThat(Attribution.forgotten(true, other)).isEqualTo(Attribution.NONE);
        }
    }

    @Test
    void whatOnlyQuotesItIsText() {
        var standing = Attribution.of(LINE, "x");
        for (var text : new String[] {"> " + LINE, "Text\n" + LINE, LINE + " and more", "`" + LINE + "`"}) {
            assertThat(standing.off(text)).isEqualTo(text);
        }
        assertThat(Attribution.NONE.off(LINE + "\n\nText")).isEqualTo(LINE + "\n\nText");
    }

    @Test
    void whoRemovedItDoesNotGetItBack() {
        assertThat(Attribution.of(LINE, "Old text").on("New text")).isEqualTo("New text");
        assertThat(Attribution.of(LINE, LINE + "\n\nOld text").on("New text")).isEqualTo(LINE + "\n\nNew text");
        assertThat(Attribution.of(null, "Old text").on("New text")).isEqualTo("New text");
    }

    @Test
    void anEarlierLinksRecordIsKnownByItsFirstLineAlone() {
        assertThat(Attribution.found(ANN, LINE + "\n\nText").off(LINE + "\n\nText"))
                .isEqualTo("Text");
        assertThat(Attribution.found(ANN, "Text\n\n" + LINE)).isEqualTo(Attribution.NONE);
        assertThat(Attribution.found(new Author("github", "1", "bob", null), LINE + "\n\nText"))
                .isEqualTo(Attribution.NONE);
    }
}
