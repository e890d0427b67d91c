package dev.lockstep.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeHtmlTest {
    @Test
    void markdownBecomesWhatItMeans() {
        assertThat(SafeHtml.of("# One\n\n- *two*\n- `three`\n\n~~four~~\nfive"))
                .contains("<h1>One</h1>", "<li><em>two</em></li>", "<code>three</code>", "<del>four</del><br />five");
        assertThat(SafeHtml.of("| a | b |\n|---|---|\n| 1 | 2 |")).contains("<table>", "<td>1</td>");
        assertThat(SafeHtml.of("```\nint i;\n```")).contains("<pre><code>int i;");
    }

    @Test
    void tasksHaveBoxesAndAddressesAreLinks() {
        assertThat(SafeHtml.of("- [x] see https://a.test/b?c=1.\n- [ ] later"))
                .containsPattern(
                        "<li><input [^>]*checked[^>]* aria-label=\"done\" /> see <a href=\"https://a.test/b\\?c")
                .containsPattern("<li><input [^>]*disabled[^>]* aria-label=\"not done\" /> later");
    }

    @Test
    void aTextMakesNothingThatCouldBeFilledIn() {
        assertThat(SafeHtml.of("""
                <input> <input type="text" disabled> <input type="checkbox" name="a" value="b">
                <input type="checkbox" disabled name="sent" value="on" formaction="https://a.test" onclick="alert(1)" autofocus>
                """))
                .containsOnlyOnce("<input")
                .doesNotContain("sent", "on\"", "formaction", "onclick", "autofocus");
    }

    @Test
    void nothingInItRuns() {
        var html = SafeHtml.of("""
                <script>alert(1)</script> <img src="https://a.test/x.png" onerror="alert(2)"> <iframe src="//b.test"></iframe>

                [click](javascript:alert(3)) [here](https://c.test "there") <a href="data:text/html,x" style="top:0">x</a>
                """);
        assertThat(html)
                .doesNotContain("script", "alert", "onerror", "iframe", "data:", "style")
                .contains("src=\"https://a.test/x.png\"", "href=\"https://c.test\"", "nofollow");
    }
}
