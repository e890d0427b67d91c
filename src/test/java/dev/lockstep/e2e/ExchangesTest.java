package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was asked of a tracker for an operation can be read, and no secret with it. */
class ExchangesTest {
    @Test
    void anOperationTellsWhatItAskedAndWhatWasAnswered(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.github.person("alice", World.REPOSITORY).open("title", "text");
            world.start();
            world.sync();
            world.awaitQuiet();
            var issue = "/api/v1/issues/" + world.issue("title");
            world.edit(issue, Map.of("title", "sent"));
            world.awaitQuiet();
            var written = exchange(world, "state=completed&direction=outbound", "PATCH");
            assertThat(written.get("path").asString()).isEqualTo("/repos/acme/web/issues/1");
            assertThat(written.get("status").asInt()).isEqualTo(200);
            assertThat(written.at("/sent/body").asString()).contains("\"title\":\"sent\"");
            assertThat(written.at("/sent/headers/authorization").asString()).isEqualTo("Bearer •••");
            assertThat(written.at("/received/headers/x-github-request-id").asString())
                    .isNotEmpty();

            world.github.addToken("gh-token", "lockstep-bot", Set.of(World.REPOSITORY), false);
            world.edit(issue, Map.of("title", "refused"));
            world.awaitQuiet();
            var refused = exchange(world, "state=errored", "PATCH");
            assertThat(refused.get("status").asInt()).isEqualTo(403);
            assertThat(refused.at("/received/body").asString()).contains("message");
            world.stop();
            if (Files.exists(world.database())) {
                assertThat(Files.readString(world.database(), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .contains("operation_exchange")
                        .doesNotContain("gh-token", "plane-key");
            }
        }
    }

    private static JsonNode exchange(World world, String query, String method) throws Exception {
        for (var operation : world.operations(query)) {
            var path = "/api/v1/operations/" + operation.get("id").asString() + "/exchanges";
            for (var round : world.get(path).get("items")) {
                for (var exchange : round.get("exchanges")) {
                    if (exchange.get("method").asString().equals(method)
                            && exchange.get("path").asString().startsWith("/repos/")) {
                        return exchange;
                    }
                }
            }
        }
        throw new AssertionError("Nothing was asked by " + method + " for " + query);
    }
}
