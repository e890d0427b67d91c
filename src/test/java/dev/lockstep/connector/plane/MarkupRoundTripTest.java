package dev.lockstep.connector.plane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MarkupRoundTripTest {
    private static final Path TEXTS = Path.of("../shared/data/all-issues.jsonl.gz");
    private static final Path GOLDEN = Path.of("../shared/contracts/plane-html-golden.json");

    private static final String NONSENSE =
            "a¦ ¦*¦**¦_¦`¦\n¦\n\n¦<b>¦</b>¦[x](http://y)¦1. ¦- ¦> ¦#¦# ¦|¦~~¦\\¦&amp;¦&¦<¦>¦![i](j)¦```\n¦    ¦<br>¦---"
                    + "¦é¦😀¦http://a.b/c_d¦<details>¦</details>¦\t¦<div>¦</div>¦===¦[¦]¦(¦)¦!¦word¦.¦+ ¦<!-- c -->";

    private static String canonical(String markdown) {
        return PlaneMarkup.toMarkdown(PlaneMarkup.toHtml(RemoteText.clean(markdown)));
    }

    @Test
    void whatWentThereAndBackOnceStaysAsItIs() throws IOException {
        var texts = realTexts();
        var failed = new ArrayList<String>();
        for (var text : texts) {
            var once = canonical(text);
            if (!canonical(once).equals(once)) {
                failed.add(text);
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void aLineAboveATextChangesNothingBelowIt() throws IOException {
        var line = "[o_neil *x*](https://github.com/o_neil) wrote on GitHub:".replace("*x*", "\\*x\\*");
        var above = canonical(line);
        assertThat(above.lines()).hasSize(1);
        for (var text : realTexts()) {
            var below = canonical(text);
            assertThat(canonical(line + "\n\n" + text)).isEqualTo(below.isEmpty() ? above : above + "\n\n" + below);
        }
    }

    @Test
    void whatPlaneMakesOfHtmlReadsTheSame() throws IOException {
        Assumptions.assumeTrue(Files.exists(GOLDEN), "needs " + GOLDEN);
        for (var pair : Json.tree(Files.readString(GOLDEN))) {
            var in = pair.get("in").asString();
            var out = pair.get("out").isNull() ? "" : pair.get("out").asString();
            var back = PlaneMarkup.toMarkdown(out);
            assertThat(back).as(out).isEqualTo(PlaneMarkup.toMarkdown(in));
            assertThat(canonical(back)).as(out).isEqualTo(back);
        }
    }

    @Test
    void evenNonsenseStaysAsItIsAllButAlways() {
        var parts = NONSENSE.split("¦");
        var random = new Random(7);
        var failed = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            var once = canonical(text.toString());
            if (!canonical(once).equals(once)) {
                failed.add(text.toString());
            }
        }
        // What is left is HTML that no editor writes, such as a box inside a heading.
        assertThat(failed).hasSizeLessThan(20);
    }

    private static List<String> realTexts() throws IOException {
        Assumptions.assumeTrue(Files.exists(TEXTS), "needs " + TEXTS);
        var texts = new ArrayList<String>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TEXTS)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var issue = Json.tree(line);
                texts.add(issue.path("body").isString() ? issue.path("body").asString() : "");
                issue.path("comments")
                        .forEach(comment -> texts.add(
                                comment.path("body").isString()
                                        ? comment.path("body").asString()
                                        : ""));
            }
        }
        return texts;
    }
}
