package dev.lockstep.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteText;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jira refuses a document that breaks Atlassian's rules, so none may leave here. */
class AdfRulesTest {
    private static final int GENERATED = 1_000;
    private static final int EVERY = 4; // of the real texts; checking is a hundred times slower than making

    @Test
    void theRulesCanBeBroken() throws IOException {
        assertThat(AdfRules.fromNpm().complaints("""
                {"type":"doc","version":1,"content":[{"type":"blockquote","content":[{"type":"rule"}]}]}""")).isNotEmpty();
    }

    @Test
    void realTextsKeepThem() throws IOException {
        var rules = AdfRules.fromNpm();
        var texts = RealTexts.all();
        var broken = IntStream.range(0, texts.size() / EVERY)
                .parallel()
                .mapToObj(i -> RemoteText.clean(texts.get(i * EVERY)))
                .filter(text -> !rules.complaints(JiraText.toAdf(text)).isEmpty())
                .toList();
        assertThat(broken).isEmpty();
    }

    @Test
    void generatedTextsAndNonsenseKeepThem() throws IOException {
        var rules = AdfRules.fromNpm();
        var broken = IntStream.range(0, GENERATED)
                .parallel()
                .mapToObj(seed -> seed % 2 == 0
                        ? new MarkdownMaker(new Random(seed)).text()
                        : MarkdownMaker.nonsense(new Random(seed)))
                .filter(text -> !rules.complaints(JiraText.toAdf(text)).isEmpty())
                .toList();
        assertThat(broken).isEmpty();
    }
}
