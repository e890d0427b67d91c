package dev.lockstep.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lockstep.connector.RemoteJson.NotAsPromised;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts come from strangers: however deep or long, they end soon, and come back. */
class HostileTextsTest {
    private static final int LENGTH = 12_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final List<String> PARTS = List.of(
            "> ",
            "- ",
            "1. ",
            "*",
            "**a ",
            "_a",
            "[",
            "![",
            "[a](",
            "<b>",
            "<",
            "`",
            "``` \n",
            "~~",
            "|",
            "|-",
            "\\",
            "&",
            "{code}",
            "{quote}",
            "{color:red}",
            "{{",
            "h1. ",
            "*a ",
            "[a|",
            "!a",
            "||",
            "* ",
            "** ",
            "{*}",
            "a\n",
            "\n",
            "*a*",
            "[a](b) ",
            "<sub>",
            "https://",
            "- [ ] ",
            "> [!NOTE]\n",
            "| a |\n|-|\n",
            "\u0000",
            "\ud800",
            "<!--",
            "[^a]",
            "-\n");

    @Test
    void markdownOfOneThingOverAndOver() {
        for (var part : PARTS) {
            var text = part.repeat(LENGTH / part.length());
            assertTimeoutPreemptively(SOON, () -> {
                assertThat(JiraText.fromAdf(JiraText.toAdf(text))).as(part).isNotNull();
                assertThat(JiraText.fromWiki(JiraText.toWiki(text))).as(part).isNotNull();
            });
        }
    }

    @Test
    void wikiTextOfOneThingOverAndOver() {
        for (var part : PARTS) {
            var text = part.repeat(LENGTH / part.length());
            assertTimeoutPreemptively(
                    SOON,
                    () -> assertThat(JiraText.toWiki(JiraText.fromWiki(text), text))
                            .as(part)
                            .isNotNull());
        }
    }

    @Test
    void aDeepDocumentIsReadOrRefusedButNeverTooMuch() {
        var open = "{\"type\":\"blockquote\",\"content\":[";
        for (int depth : new int[] {20, 100, 240}) {
            var deep = "{\"type\":\"doc\",\"content\":[" + open.repeat(depth) + "]}".repeat(depth) + "]}";
            assertThat(JiraText.fromAdf(deep)).isNotNull();
            assertThat(JiraText.toAdf("a", deep)).contains("\"a\"");
        }
        var tooDeep = "{\"type\":\"doc\",\"content\":[" + open.repeat(5_000) + "]}".repeat(5_000) + "]}";
        assertThatThrownBy(() -> JiraText.fromAdf(tooDeep)).isInstanceOf(NotAsPromised.class);
    }

    @Test
    void aLongDocumentIsComparedWithItsForerunnerInTime() {
        var markdown = "one **two** three\n\n- four\n- five\n\n".repeat(2_000);
        assertTimeoutPreemptively(SOON, () -> {
            var before = JiraText.toAdf(markdown);
            var after = JiraText.toAdf(markdown.replaceFirst("five\n\n$", "six"), before);
            assertThat(JiraText.fromAdf(after)).endsWith("six");
        });
    }
}
