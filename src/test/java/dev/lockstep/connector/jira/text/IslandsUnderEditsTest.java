package dev.lockstep.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents full of what only Jira has, edited at random in their Markdown. */
class IslandsUnderEditsTest {
    private static final int DOCUMENTS = 400;

    private static void assertSame(String what, String adf, String expected) {
        assertThat(Json.tree(sorted(adf))).as(what).isEqualTo(Json.tree(sorted(expected)));
    }

    /** Marks have no order: Jira sorts them as it likes. */
    private static String sorted(String adf) {
        return AdfJson.write(sorted(AdfJson.read(adf)));
    }

    private static Adf sorted(Adf node) {
        return node.withMarks(node.marks().stream()
                        .sorted(Comparator.comparing(Mark::type))
                        .toList())
                .withContent(node.content().stream()
                        .map(IslandsUnderEditsTest::sorted)
                        .toList());
    }

    @Test
    void whatNobodyEditedIsTheSameDocument() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var before = AdfJson.write(new AdfMaker(new Random(seed)).doc());
            var markdown = JiraText.fromAdf(before);
            assertSame(seed + ": " + markdown, JiraText.toAdf(markdown, before), before);
        }
    }

    @Test
    void anEditedWordIsAllThatChanges() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed);
            var maker = new AdfMaker(random);
            var before = AdfJson.write(maker.doc());
            var word = "word" + random.nextInt(1 + maker.words()) + "x";
            var markdown = JiraText.fromAdf(before);
            if (!isOpaque(markdown, word)) {
                var after = JiraText.toAdf(markdown.replace(word, "another"), before);
                assertSame(seed + ": " + word + " in " + markdown, after, before.replace(word, "another"));
            }
        }
    }

    /** Within the words of an island an edit says that it is no longer that. */
    private static boolean isOpaque(String markdown, String word) {
        return !markdown.contains(word)
                || markdown.matches("(?s).*\\[(?:[^\\]\\n]* )?" + word + "(?: [^\\]\\n]*)?\\]\\(#jira.*")
                        && !markdown.contains("[" + word + "]")
                        && !markdown.contains("[*" + word + "*]");
    }

    @Test
    void whatIsAddedMovesNothing() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var doc = new AdfMaker(new Random(seed)).doc();
            var before = AdfJson.write(doc);
            var content = new java.util.ArrayList<>(doc.content());
            content.addFirst(Adf.of("paragraph", Adf.text("First.", java.util.List.of())));
            var after = JiraText.toAdf("First.\n\n" + JiraText.fromAdf(before), before);
            assertSame(String.valueOf(seed), after, AdfJson.write(Adf.of("doc", content)));
        }
    }
}
