package dev.lockstep.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteText;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever Markdown goes to a Data Center looks the same when it is back, and does not change when it goes again. */
class WikiRoundTripTest {
    private static final int GENERATED = 2_000;

    private static boolean comesBack(String markdown) {
        var text = RemoteText.clean(markdown);
        var back = JiraText.fromWiki(JiraText.toWiki(text));
        return Look.of(back).equals(Look.of(text));
    }

    private static boolean stays(String markdown) {
        var back = JiraText.fromWiki(JiraText.toWiki(markdown));
        return JiraText.fromWiki(JiraText.toWiki(back)).equals(back);
    }

    @Test
    void everyRealTextComesBack() throws IOException {
        var failed = RealTexts.all().parallelStream()
                .filter(text -> !comesBack(text))
                .toList();
        assertThat(failed).isEmpty();
    }

    @Test
    void everyGeneratedTextComesBackAndStays() {
        var failed = IntStream.range(0, GENERATED)
                .parallel()
                .mapToObj(seed -> new MarkdownMaker(new Random(seed)).text())
                .filter(text -> !comesBack(text) || !stays(text))
                .toList();
        assertThat(failed).isEmpty();
    }

    @Test
    void evenNonsenseComesBackAndStays() {
        var failed = IntStream.range(0, GENERATED)
                .parallel()
                .mapToObj(seed -> MarkdownMaker.nonsense(new Random(seed)))
                .filter(text -> !comesBack(text) || !stays(text))
                .toList();
        assertThat(failed).isEmpty();
    }
}
