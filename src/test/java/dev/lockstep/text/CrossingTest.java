package dev.lockstep.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In what is expected {@code ~} is the invisible sign. */
class CrossingTest {
    private static final Path TEXTS = Path.of("../shared/data/all-issues.jsonl.gz");

    private static final TextPlace GITHUB = new TextPlace(TextPlace.Kind.GITHUB, "team/app");
    private static final TextPlace OTHER = new TextPlace(TextPlace.Kind.GITHUB, "team/site");
    private static final TextPlace JIRA = new TextPlace(TextPlace.Kind.JIRA, "WEB");
    private static final TextPlace PLANE = new TextPlace(TextPlace.Kind.PLANE, "");
    private static final List<TextPlace> PLACES = List.of(GITHUB, OTHER, JIRA, PLANE, TextPlace.ELSEWHERE);

    private static Crossing between(TextPlace home, TextPlace place) {
        return new Crossing(home, place, new EvenOnes(home, place));
    }

    private static String seen(String text) {
        return text.replace(Token.SIGN, "~");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cc @ann, @team/core and (@bob)| cc @~ann, @~team/core and (@~bob)",
                "mail a@b.org or see https://x.org/@ann#12| mail a@b.org or see https://x.org/@ann#12",
                "`@ann #12` and [@ann #12](https://x.org)| `@ann #12` and [@ann #12](https://x.org)",
                "_@ann_ \\@bob &#64;eve <b>@dan</b>| _@~ann_ \\@~bob &#64;~eve <b>@~dan</b>",
                "fixes #13, see other/repo#3| fixes #~13, see other/repo#~3",
                "#12 is done; #120 too| WEB-6 is done; WEB-60 too",
                "UTF-8 and GH-12| UTF-8 and GH-12",
                "[https://x.org](https://x.org)@ann| [https://x.org](https://x.org)@~ann",
                "WEB-6 by hand| WEB-~6 by hand",
            })
    void whatGoesFromGitHubToJira(String text, String there) {
        assertThat(seen(between(GITHUB, JIRA).there(text, ""))).isEqualTo(there);
        assertThat(between(GITHUB, JIRA).back(between(GITHUB, JIRA).there(text, "")))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "@ann, WEB-6 and WEB-7| @~ann, #12 and #14",
                "fixes WEB-6; Closes: other/repo#3| fixes~ #12; Closes~: other/repo#~3",
                "fixes https://github.com/a/b/issues/3| fixes~ https://github.com/a/b/issues/3",
                "nothing fixes it, GH-3 and #5| nothing fixes it, GH-~3 and #~5",
            })
    void whatGoesFromJiraToGitHub(String text, String there) {
        assertThat(seen(between(JIRA, GITHUB).there(text, ""))).isEqualTo(there);
        assertThat(between(JIRA, GITHUB).back(between(JIRA, GITHUB).there(text, "")))
                .isEqualTo(text);
    }

    @Test
    void whatGitHubAddsToAJiraTextIsUnderstood() {
        assertThat(between(JIRA, GITHUB).back("see #12, #13 and other/repo#3"))
                .isEqualTo("see WEB-6, team/app#13 and other/repo#3");
        assertThat(between(JIRA, GITHUB).there("see WEB-6, team/app#13", "")).isEqualTo("see #12, #13");
    }

    @Test
    void planeGetsALink() {
        var crossing = between(GITHUB, PLANE);
        assertThat(crossing.there("see #12 and #13.", ""))
                .isEqualTo("see [#12](https://plane.test/6) and #" + Token.SIGN + "13.");
        assertThat(crossing.back("see [#12](https://plane.test/6), [#14](https://plane.test/6)"))
                .isEqualTo("see #12, [#14](https://plane.test/6)");
    }

    @Test
    void whoStandsThereStaysAndWhoIsAddedIsNotCalled() {
        var home = between(GITHUB, GITHUB);
        var standing = "Hello @ann\n\nfixes #3, other/repo#9\n\nlast";
        assertThat(home.back(standing)).isEqualTo(standing);
        assertThat(seen(home.there("Hello @ann\n\nfixes #3, other/repo#9\n\nlast, @bob", standing)))
                .isEqualTo("Hello @ann\n\nfixes #3, other/repo#9\n\nlast, @~bob");
        assertThat(seen(home.there("Hello again @ann and @ann\n\nlast", standing)))
                .isEqualTo("Hello again @ann and @~ann\n\nlast");
        assertThat(seen(home.there("fixes #4 of other/repo#10", standing))).isEqualTo("fixes~ #4 of other/repo#~10");
    }

    @Test
    void whatWasHarmlessBeforeStaysAsItWas() {
        var text = "@" + Token.SIGN + "ann and @bob";
        var home = between(GITHUB, GITHUB);
        assertThat(home.there(home.back(text), text)).isEqualTo(text);
        var jira = between(GITHUB, JIRA);
        assertThat(seen(jira.there(text, ""))).isEqualTo("@~~ann and @~bob");
    }

    @Test
    void nobodyIsCalledByPlanesOwnTag() {
        var text = "a <mention-component entity_identifier=\"1\"></mention-component>";
        var crossing = between(GITHUB, PLANE);
        assertThat(seen(crossing.there(text, ""))).startsWith("a <x-mention-component");
        assertThat(crossing.back(crossing.there(text, ""))).isEqualTo(text);
        assertThat(crossing.there(text + " b", text)).isEqualTo(text + " b");
    }

    @Test
    void everyTextThatIsMadeUpComesBack() {
        var random = new Random(28);
        for (int i = 0; i < 1_000; i++) {
            assertThatItComesBack(TextMaker.text(random));
        }
    }

    @Test
    void everyRealTextComesBack() throws IOException {
        assumeTrue(Files.exists(TEXTS), "recorded issues are not here");
        int texts = 0;
        int changed = 0;
        for (String text : bodies()) {
            texts++;
            changed += between(GITHUB, JIRA).there(text, "").equals(text) ? 0 : 1;
            assertThatItComesBack(text, GITHUB, JIRA);
            assertThatItComesBack(text, GITHUB, PLANE);
            assertThatItComesBack(text, JIRA, GITHUB);
        }
        System.out.println(texts + " texts came back exactly; changed on their way: " + changed);
        assertThat(changed).isPositive();
    }

    private static void assertThatItComesBack(String text) {
        for (var home : PLACES) {
            for (var place : PLACES) {
                assertThatItComesBack(text, home, place);
            }
            // What stands at home is written by people; unchanged, it is not touched.
            var itself = between(home, home);
            assertThat(itself.there(itself.back(text), text))
                    .as(home + " itself")
                    .isEqualTo(text);
        }
    }

    private static void assertThatItComesBack(String text, TextPlace home, TextPlace place) {
        var crossing = between(home, place);
        var there = crossing.there(text, "");
        assertThat(crossing.back(there)).as(home + " -> " + place).isEqualTo(text);
        assertThat(crossing.there(text, there))
                .as("kept " + home + " -> " + place)
                .isEqualTo(there);
    }

    private static List<String> bodies() throws IOException {
        var bodies = new ArrayList<String>();
        var json = JsonMapper.builder().build();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TEXTS)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                collect(json.readTree(line), bodies);
            }
        }
        return bodies;
    }

    private static void collect(JsonNode node, List<String> bodies) {
        if (node.isObject() && node.hasNonNull("body") && node.get("body").isString()) {
            bodies.add(node.get("body").asString().replace("\r\n", "\n"));
        }
        node.forEach(child -> collect(child, bodies));
    }
}
