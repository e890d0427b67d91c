package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.connector.jira.text.JiraText;
import dev.lockstep.simulator.jira.JiraComment;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a link waits for a person's answer, not even what is left of a long text is taken away there. */
class GuardedPartsTest {
    private static final int LIMIT = 1;

    @Test
    void thePartsThatAreLeftGoAfterTheAnswer(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                .withJira(JiraEdition.CLOUD, JiraWorkflow.simple())
                .with("lockstep.max-mutations=" + LIMIT)) {
            var alice = world.github.person("alice", World.REPOSITORY);
            long one = alice.open("One", "text");
            long two = alice.open("Other", "text");
            world.start();
            world.sync();
            var issue = "/api/v1/issues/" + world.issue("One");
            world.post(issue + "/comments", Json.write(Map.of("body", text('a'))));
            world.post(issue + "/comments", Json.write(Map.of("body", text('b'))));
            world.awaitQuiet();
            int parts = inJira(world).size() / 2;
            assertThat(parts).isGreaterThan(2);

            alice.editTitle(one, "One, edited");
            alice.editTitle(two, "Other, edited");
            world.cycle();
            var guard = "/api/v1/links/" + world.link("jira") + "/guard";
            var plan = world.await("a plan waits", () -> {
                var waiting = world.get(guard).get("waiting");
                return waiting.isEmpty() ? null : waiting.get(0).get("id").asString();
            });

            var ann = world.jira.person("Ann", World.JIRA_PROJECT);
            ann.deleteComment(jira(world), first(world, 'a').id());
            ann.editComment(jira(world), first(world, 'b').id(), "Something else");
            var job = world.post("/api/sync", "").get("jobId").asString(); // it ends after the answer
            world.await("both wait, and what was deleted is gone from here", () -> {
                boolean gone = world.get(issue).get("comments").size() == 1;
                return gone && waiting(world) == 2 ? true : null;
            });
            assertThat(inJira(world)).hasSize(2 * parts - 1);

            world.post(guard + "/approve", Json.write(Map.of("plan", plan)));
            world.until("only what Ann wrote is there", () -> inJira(world).size() == 1);
            var plane = "/api/v1/links/" + world.link("plane") + "/guard";
            var other = world.get(plane).get("waiting").get(0).get("id").asString();
            world.post(plane + "/approve", Json.write(Map.of("plan", other)));
            assertThat(world.awaitJob(job).get("status").asString()).isEqualTo("completed");
            var left = world.get(issue).get("comments");
            assertThat(left.get(0).get("body").asString()).isEqualTo("Something else");
        }
    }

    /** Comments in Jira that are held, each of them counted once. */
    private static long waiting(World world) throws Exception {
        var link = world.link("jira");
        return world.operations("state=queued").stream()
                .filter(operation -> operation.get("linkId").asString().equals(link))
                .filter(operation -> operation.get("reason").asString("").equals("held_by_guard"))
                .filter(operation -> operation.get("kind").asString().equals("comment"))
                .map(operation -> operation.get("subjectId").asString())
                .distinct()
                .count();
    }

    private static JiraComment first(World world, char letter) {
        return inJira(world).stream()
                .filter(comment -> JiraText.fromAdf(comment.body().toString()).startsWith("Paragraph 0001" + letter))
                .findFirst()
                .orElseThrow();
    }

    private static String jira(World world) {
        return world.jira.issues(World.JIRA_PROJECT).stream()
                .filter(issue -> !world.jira.comments(issue.id()).isEmpty())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<JiraComment> inJira(World world) {
        return world.jira.comments(jira(world));
    }

    private static String text(char letter) {
        return IntStream.rangeClosed(1, 1_000)
                .mapToObj(number -> "Paragraph %04d%c: ".formatted(number, letter) + "word ".repeat(16) + "end.")
                .collect(Collectors.joining("\n\n"));
    }
}
