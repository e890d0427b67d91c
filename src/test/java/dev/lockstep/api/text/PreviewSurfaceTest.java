package dev.lockstep.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class PreviewSurfaceTest extends Surface {
    private static final String ROUTE = "/api/v1/preview";

    @Test
    void aTextIsShownAsItWillBeAndRunsNothing() {
        var shown = post(ROUTE, "{\"body\":\"**so** <script>alert(1)</script>\"}");
        assertThat(shown.text("bodyHtml")).contains("<strong>so</strong>").doesNotContain("script");
        assertThat(post(ROUTE, "{}").text("bodyHtml")).isEmpty();
    }

    @Test
    void aTextThatNoIssueMayHaveIsRefused() {
        var refused = post(ROUTE, "{\"body\":\"" + "a".repeat(1_048_577) + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("field")).isEqualTo("body");
    }

    @Test
    void nobodyRendersWithoutBeingSignedIn() {
        var refused = send(
                to(ROUTE).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"body\":\"x\"}")));
        assertThat(refused.status()).isEqualTo(401);
    }
}
