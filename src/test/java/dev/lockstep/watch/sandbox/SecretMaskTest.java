package dev.lockstep.watch.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
    /** As long as the tokens that GitHub makes: base64 and hex programs break it over lines. */
    private static final String LONG = "github_pat_" + "0aZ".repeat(27) + "+/";

    private static String over(String text, String secret) {
        return SecretMask.over(text, List.of(new Secret(secret)));
    }

    @Test
    void formsThatProgramsBreakOverLinesAreHidden() {
        var bytes = LONG.getBytes(StandardCharsets.UTF_8);
        var base64 = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
        assertThat(base64).contains("\n");
        assertThat(over("a\n" + base64 + "\nb", LONG))
                .startsWith("a\n***")
                .endsWith("\nb")
                .hasSizeLessThan(14);
        var hex = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes).replaceAll("(.{48})", "$1\n");
        assertThat(over(hex, LONG)).isEqualTo("***");
        assertThat(over(LONG.replaceAll("(.{20})", "$1\n"), LONG)).isEqualTo("***");
    }

    @Test
    void formsOfUrlsAndJsonAreHiddenHoweverTheyAreWritten() {
        var secret = "p\u00e4ss w\u00f6rd~*'\"\\";
        for (var form : List.of(
                "p%C3%A4ss+w%C3%B6rd%7E*%27%22%5C",
                "p%c3%a4ss%20w%c3%b6rd~%2a%27%22%5c",
                "p%C3%A4ss%20w%C3%B6rd~*'%22%5C",
                "p\u00e4ss w\u00f6rd~*'\\\"\\\\")) {
            assertThat(over("<" + form + ">", secret)).as(form).isEqualTo("<***>");
        }
        var url = Base64.getUrlEncoder().encodeToString("\u00ff\u00fe\u00fd?>secret".getBytes(StandardCharsets.UTF_8));
        assertThat(over(url, "\u00ff\u00fe\u00fd?>secret")).startsWith("***");
    }

    @Test
    void eachLineOfAKeyIsHiddenAndTheRestStays() {
        var key = "-----BEGIN KEY-----\nAbCdEf\nGhIjKl\n-----END KEY-----";
        assertThat(over("first GhIjKl last", key)).isEqualTo("first *** last");
        assertThat(over("nothing of it\n\tat all", key)).isEqualTo("nothing of it\n\tat all");
        assertThat(over("a1b", "1")).isEqualTo("a1b");
    }
}
