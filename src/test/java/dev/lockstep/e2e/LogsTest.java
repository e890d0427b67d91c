package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LogsTest {
    @Test
    void everyLineIsJsonAndSaysWhichOperationIsWorkedOnAndNoSecret(@TempDir Path folder) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        try (var world = new World(folder)) {
            var settings = new ArrayList<>(world.settings());
            settings.addAll(List.of("--LOCKSTEP_LOG_FORMAT=ecs", "--logging.level.dev.lockstep=debug"));
            try (var product = new ProductProcess(folder, settings)) {
                product.start();
                world.at(world.await("it is ready", product::address));
                world.sync();
                world.registerWebhooks();
                world.github.person("ann", World.REPOSITORY).open("Logged", "Nobody else's words");
                world.await(
                        "it is there",
                        () -> world.plane.issues(world.planeProject).isEmpty() ? null : true);
                world.awaitQuiet();
                product.kill();
            }
            for (var line : Files.readAllLines(folder.resolve("output-1.txt"))) {
                if (!line.startsWith("WARNING: ")) { // the JDK's own
                    lines.add(Json.tree(line));
                }
            }
            assertThat(lines.toString())
                    .doesNotContain(
                            "gh-token",
                            "plane-key",
                            World.TOKEN,
                            World.HOOK_SECRET,
                            "Nobody else's words",
                            "?code=",
                            "?word=");
        }
        assertThat(lines).allMatch(line -> line.hasNonNull("@timestamp") && line.hasNonNull("message"));
        var ended = lines.stream()
                .filter(line -> line.get("message").asString().matches("(IN|OUT)BOUND .*Completed.*"))
                .toList();
        assertThat(ended)
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line ->
                        line.hasNonNull("operation") && line.hasNonNull("link") && line.hasNonNull("connection"));
        assertThat(ended).anyMatch(line -> line.hasNonNull("delivery"));
        assertThat(ended.stream().map(line -> line.get("operation").asString()).collect(Collectors.toSet()))
                .hasSameSizeAs(ended);
        assertThat(lines.stream().filter(line -> line.get("message").asString().contains("is ready")))
                .noneMatch(line -> line.has("operation"));
    }
}
