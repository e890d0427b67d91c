package dev.lockstep.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteText;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever Markdown goes to Jira looks the same when it is back, and does not change when it goes again. */
class AdfRoundTripTest {
    private static final int GENERATED = 3_000;

    private static boolean comesBack(String markdown) {
        var text = RemoteText.clean(markdown);
        var back = JiraText.fromAdf(JiraText.toAdf(text));
        return Look.of(back).equals(Look.of(text))
                && JiraText.fromAdf(JiraText.toAdf(back)).equals(back);
    }

    @Test
    void everyRealTextComesBack() throws IOException {
        var failed = RealTexts.all().parallelStream()
                .filter(text -> !comesBack(text))
                .toList();
        assertThat(failed).isEmpty();
    }

    @Test
    void everyGeneratedTextComesBack() {
        var failed = IntStream.range(0, GENERATED)
                .parallel()
                .mapToObj(seed -> new MarkdownMaker(new Random(seed)).text())
                .filter(text -> !comesBack(text))
                .toList();
        assertThat(failed).isEmpty();
    }

    @Test
    void evenNonsenseComesBack() {
        var failed = IntStream.range(0, GENERATED)
                .parallel()
                .mapToObj(seed -> MarkdownMaker.nonsense(new Random(seed)))
                .filter(text -> !comesBack(text))
                .toList();
        assertThat(failed).isEmpty();
    }
}
