package dev.lockstep.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wiki text as people write it in a Data Center. */
class WikiTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            h2. Steps ¦ ## Steps
            # one⏎## two⏎#* below⏎* other ¦ 1. one⏎   1. two⏎   - below⏎⏎- other
            bq. said ¦ > said
            a⏎----⏎b ¦ a⏎⏎---⏎⏎b
            *a* _b_ -c- +d+ {{e *f*}} x^2^ ¦ **a** *b* ~~c~~ <u>d</u> `e *f*` x^2^
            in{*}side{*} H{~}2{~}O ¦ in**side** H<sub>2</sub>O
            [page|https://x.y|tip] [https://x.y] [ABC-1] ¦ [page](https://x.y "tip") https://x.y [ABC-1]
            !https://x.y/a.png|alt=a! ¦ ![a](https://x.y/a.png)
            ||a||b||⏎|1|[x|https://y.z]| ¦ | a | b |⏎| --- | --- |⏎| 1 | [x](https://y.z) |
            one⏎two\\\\three ¦ one⏎two⏎three
            a {code:java}int b;{code} c ¦ a⏎⏎```java⏎int b;⏎```⏎⏎c
            {noformat}⏎raw *x*⏎{noformat} ¦ ```⏎raw *x*⏎```
            {quote}⏎a⏎⏎* b⏎{quote} ¦ > a⏎>⏎> - b
            snake_case 2*3*4 - not - C:\\dir \\*a\\* ¦ snake_case 2\\*3\\*4 - not - C:\\dir \\*a\\*
            {quote} that never ends ¦ [{quote}](#jira-17d73b53b6e8) that never ends
            """)
    void readsAsMarkdown(String wiki, String markdown) {
        assertThat(JiraText.fromWiki(lines(wiki))).isEqualTo(lines(markdown));
    }

    private static String lines(String row) {
        return row.strip().replace("⏎", "\n");
    }

    @Test
    void anEditElsewhereLeavesEveryOtherBlockAsItIsWritten() {
        var before = """
                {panel:title=Mine|borderStyle=dashed}
                inside *b*
                {panel}

                - one
                - two [~bob] {color:red}now{color}

                {code:title=A.java|borderStyle=solid}
                int a;
                {code}

                !shot.png|thumbnail!

                the end""";
        var markdown = JiraText.fromWiki(before);
        assertThat(JiraText.toWiki(markdown, before)).isEqualTo(before);
        assertThat(JiraText.toWiki(markdown.replace("the end", "the *end*"), before))
                .isEqualTo(before.replace("the end", "the _end_"));
        assertThat(JiraText.toWiki(markdown.replace("inside", "within"), before))
                .isEqualTo(before.replace("inside", "within"));
    }

    @Test
    void anEditInTheSameLineLeavesPeopleAndColoursAlone() {
        var before = "Ask [~bob] to look at !shot.png|thumbnail! {color:red}now{color}, {anchor:x} please";
        var edited = JiraText.fromWiki(before).replace("please", "thanks");
        assertThat(JiraText.toWiki(edited, before)).isEqualTo(before.replace("please", "thanks"));
    }

    @Test
    void nobodyIsMadeUpFromElsewhere() {
        var markdown = JiraText.fromWiki("Ask [~bob]");
        assertThat(JiraText.toWiki(markdown)).isEqualTo("Ask [@bob|" + markdown.replaceAll(".*\\((.*)\\)", "$1") + "]");
        assertThat(JiraText.fromWiki(JiraText.toWiki(markdown))).isEqualTo(markdown);
    }

    @Test
    void whatMarkdownWritesIsNoMacro() {
        var markdown = "{code} [~bob] {color:red} h1. !a.png! \\*x\\*";
        var wiki = JiraText.toWiki(markdown);
        assertThat(wiki).startsWith("\\{code\\} \\[\\~bob\\]");
        assertThat(Look.of(JiraText.fromWiki(wiki))).isEqualTo(Look.of(markdown));
    }
}
