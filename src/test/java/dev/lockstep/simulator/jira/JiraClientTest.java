package dev.lockstep.simulator.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.NodeFolder;
import dev.lockstep.simulator.Json;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real jira.js finds in the simulator what it expects of a Jira. */
class JiraClientTest {
    private static final NodeFolder FOLDER = new NodeFolder(Path.of("src/test/jira"), Path.of("target/jira-client"));

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aProgramThatKnowsNothingOfUsGetsAlong(JiraEdition edition) throws Exception {
        assumeTrue(NodeFolder.nodeIsThere(), "Node is not installed, so jira.js cannot run.");
        FOLDER.install();
        try (var bed = new JiraTestBed(edition, JiraWorkflow.simple())) {
            var process = new ProcessBuilder(
                            "node",
                            "talk.mjs",
                            edition.name(),
                            bed.jira.baseUri().toString(),
                            bed.robot.email(),
                            "secret")
                    .directory(FOLDER.home().toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var said = Json.tree(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).isZero();
            assertThat(said.get("me").asString()).isEqualTo("Robot");
            assertThat(said.get("deployment").asString()).isEqualTo(edition.cloud() ? "Cloud" : "Server");
            assertThat(said.get("project").asString()).isEqualTo("Web");
            assertThat(said.get("key").asString()).isEqualTo("WEB-1");
            assertThat(said.get("transitions").toString()).isEqualTo("[\"To Do\",\"In Progress\",\"Done\"]");
            assertThat(said.get("summary").asString()).isEqualTo("Edited");
            assertThat(said.get("status").asString()).isEqualTo("Done");
            assertThat(said.get("comments").asInt()).isEqualTo(1);
            assertThat(said.get("property").asString()).isEqualTo("42");
            assertThat(said.get("histories").toString())
                    .contains("[\"summary\",\"labels\"]", "[\"status\",\"resolution\"]");
            assertThat(said.get("found").toString()).isEqualTo("[\"Edited\"]");
            assertThat(said.get("removed").asInt()).isEqualTo(edition.cloud() ? 410 : 200);
            assertThat(said.get("gone").asInt()).isEqualTo(404);
        }
    }
}
