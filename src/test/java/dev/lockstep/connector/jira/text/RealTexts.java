package dev.lockstep.connector.jira.text;

import dev.lockstep.base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** Every body and comment of the recorded issues. */
final class RealTexts {
    private static final Path FILE = Path.of("../shared/data/all-issues.jsonl.gz");

    private RealTexts() {}

    static List<String> all() throws IOException {
        Assumptions.assumeTrue(Files.exists(FILE), "needs " + FILE);
        var texts = new ArrayList<String>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            in.lines().skip(1).map(Json::tree).forEach(issue -> {
                texts.add(body(issue));
                issue.path("comments").forEach(comment -> texts.add(body(comment)));
            });
        }
        return texts;
    }

    private static String body(JsonNode record) {
        return record.path("body").asString("");
    }
}
