package dev.lockstep.api.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page's types are made of {@code ui/openapi.json}; this holds it to what the API says of itself. */
class PageTypesTest extends Surface {
    private static final Path KEPT = Path.of("ui/openapi.json");
    private static final Path NOW = Path.of("target/openapi.json");

    @Test
    void whatThePageReadsIsWhatTheApiDescribes() throws IOException {
        var description = get("/openapi.json").body();
        Files.writeString(NOW, description);
        var now = schemas(description);
        var other = new ArrayList<String>();
        schemas(Files.readString(KEPT)).properties().forEach(kept -> {
            if (!kept.getValue().equals(now.path(kept.getKey()))) {
                other.add(kept.getKey());
            }
        });
        assertThat(other)
                .as("Types that the page has otherwise than the API. Take them over and look at what breaks: "
                        + "cd ui && node scripts/openapi.mjs ../target/openapi.json && npm run check")
                .isEmpty();
    }

    @Test
    void whatIsNeverNullIsRequired() {
        var issue = schemas(get("/openapi.json").body()).path("IssueView");
        var required = issue.path("required").valueStream().map(JsonNode::asString);
        assertThat(required).contains("id", "title", "version").doesNotContain("dueOn", "twins");
    }

    private static JsonNode schemas(String description) {
        return Json.tree(description).path("components").path("schemas");
    }
}
