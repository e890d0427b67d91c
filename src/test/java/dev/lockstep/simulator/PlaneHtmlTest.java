package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PlaneHtmlTest {
    @Test
    void everyDescriptionIsRewrittenAsPlaneDoesIt() throws IOException {
        var pairs = JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(Shared.file("contracts/plane-html-golden.json")));
        var expected = new LinkedHashMap<String, String>();
        var actual = new LinkedHashMap<String, String>();
        for (var pair : pairs.values()) {
            var in = pair.get("in").asString();
            expected.put(in, pair.get("out").isNull() ? null : pair.get("out").asString());
            actual.put(in, PlaneHtml.rewritten(in).orElse(null));
        }
        assertThat(expected).hasSizeGreaterThan(200);
        actual.entrySet().removeIf(entry -> java.util.Objects.equals(entry.getValue(), expected.get(entry.getKey())));
        assertThat(actual).isEmpty();
    }
}
