package dev.lockstep.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a person pastes, and what the guide says, over HTTP. */
class FindSurfaceTest extends Surface {
    private Answer find(String url) {
        return get("/api/v1/find?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8));
    }

    @Test
    void whatIsKnownNowhereIsAnEmptyListAndNoError() {
        var found = find("https://github.example/acme/web/issues/404");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("items").isEmpty()).isTrue();
        assertThat(find("WEB-12").json().path("items").isEmpty()).isTrue();
    }

    @Test
    void theGuideIsServedAndItsLinksLeadToItsOtherPages() {
        var titles = get("/api/v1/guide").json().path("items").valueStream();
        assertThat(titles.map(page -> page.path("name").asString())).contains("conflicts", "guard");
        var page = get("/api/v1/guide/troubleshooting");
        assertThat(page.text("title")).isNotEmpty();
        assertThat(get("/api/v1/guide/conflicts").text("html"))
                .contains("href=\"/guide/text-crossing\"")
                .doesNotContain(".md");
        assertThat(get("/api/v1/guide/../secrets").status()).isGreaterThanOrEqualTo(400);
    }
}
