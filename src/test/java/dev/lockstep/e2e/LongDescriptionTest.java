package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.connector.jira.text.JiraText;
import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.jira.JiraComment;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A description longer than Jira and GitHub take continues in comments there, and is one text everywhere else. */
class LongDescriptionTest {
    private static final int LONG = 100_000;

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void aLongTextContinuesInCommentsAndComesBackAsOne(JiraEdition edition, @TempDir Path folder) throws Exception {
        var workflow = edition == JiraEdition.CLOUD ? JiraWorkflow.simple() : JiraWorkflow.strict();
        try (var world = new World(folder).withJira(edition, workflow).start()) {
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
            var text = text();
            var project =
                    world.get("/api/v1/projects").get("items").get(0).get("id").asString();
            world.post("/api/v1/issues", Json.write(Map.of("projectId", project, "title", "Long", "body", text)));
            world.awaitQuiet();

            inJiraAndAtGitHubInParts(world, text);
            assertThat(world.plane.issues(world.planeProject)).hasSize(1);
            assertThat(world.plane.comments(
                            world.planeProject,
                            world.plane.issues(world.planeProject).getFirst().id()))
                    .isEmpty();
            noPartIsAComment(world);
            world.assertThatNothingIsWrittenAnyMore();

            anEditOfAPartIsAnEditOfTheText(world);
            aPartThatIsDeletedIsWrittenAgain(world);
            aShortTextNeedsNoParts(world);
            noPartIsAComment(world);
            world.assertThatNothingIsWrittenAnyMore();
        }
    }

    private static String text() {
        return IntStream.rangeClosed(1, LONG / 100)
                .mapToObj(number -> "Paragraph %04d: ".formatted(number) + "word ".repeat(16) + "end.")
                .collect(Collectors.joining("\n\n"));
    }

    private static void inJiraAndAtGitHubInParts(World world, String text) {
        assertThat(text.length()).isGreaterThanOrEqualTo(LONG);
        var comments = inJira(world);
        assertThat(comments).hasSizeGreaterThanOrEqualTo(3);
        int parts = comments.size() + 1;
        assertThat(read(jira(world).description())).endsWith("\n\nlockstep continued 1/" + parts);
        for (int i = 0; i < comments.size(); i++) {
            assertThat(read(comments.get(i).body())).endsWith("\n\nlockstep continued " + (i + 2) + "/" + parts);
        }
        var joined = content(read(jira(world).description()))
                + comments.stream()
                        .map(comment -> "\n\n" + content(read(comment.body())))
                        .collect(Collectors.joining());
        assertThat(joined).isEqualTo(text);
        var atGitHub = atGitHub(world);
        assertThat(atGitHub).hasSize(1);
        assertThat(atGitHub.getFirst().body()).endsWith("\n\nlockstep continued 2/2");
        assertThat(content(unmarked(github(world).body())) + "\n\n"
                        + content(unmarked(atGitHub.getFirst().body())))
                .isEqualTo(text);
    }

    private static void noPartIsAComment(World world) throws Exception {
        assertThat(world.get("/api/v1/issues/" + world.issue("Long")).get("comments"))
                .isEmpty();
    }

    private static void anEditOfAPartIsAnEditOfTheText(World world) throws Exception {
        var ann = world.jira.person("Ann", World.JIRA_PROJECT);
        var second = inJira(world).get(1);
        ann.editComment(
                jira(world).id(), second.id(), read(second.body()).replaceFirst("word end\\.", "word, said Ann."));
        world.cycle();
        world.until("the hub has what Ann said", () -> body(world).contains("word, said Ann."));
        world.awaitQuiet();
        assertThat(body(world).replace("word, said Ann.", "word end.")).isEqualTo(text());
        world.until(
                "GitHub has it as well",
                () -> (github(world).body() + atGitHub(world).getFirst().body()).contains("word, said Ann."));
    }

    private static void aPartThatIsDeletedIsWrittenAgain(World world) throws Exception {
        var before = body(world);
        int parts = inJira(world).size();
        var ann = world.jira.person("Ann", World.JIRA_PROJECT);
        ann.deleteComment(jira(world).id(), inJira(world).getFirst().id());
        ann.editDescription(
                jira(world).id(), read(jira(world).description()).replaceFirst("word end\\.", "word, not lost."));
        assertThat(inJira(world)).hasSize(parts - 1);
        world.sync();
        world.cycle();
        world.until("the part is there again", () -> inJira(world).size() == parts);
        world.awaitQuiet();
        assertThat(body(world)).isEqualTo(before);
        assertThat(world.get("/api/v1/conflicts?state=decided").get("items").toString())
                .contains("parts_missing", "word, not lost.");
    }

    private static void aShortTextNeedsNoParts(World world) throws Exception {
        var id = world.issue("Long");
        var answer = world.edit("/api/v1/issues/" + id, Map.of("body", "Short now"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        world.until(
                "nothing is left of the parts",
                () -> inJira(world).isEmpty() && atGitHub(world).isEmpty());
        world.awaitQuiet();
        assertThat(read(jira(world).description())).isEqualTo("Short now");
        assertThat(github(world).body()).startsWith("Short now\n\n<!-- lockstep:v1 ");
    }

    private static String body(World world) {
        try {
            return world.get("/api/v1/issues/" + world.issue("Long"))
                    .get("body")
                    .asString();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** Without the line at its end and the invisible signs before it. */
    private static String content(String part) {
        return part.replaceFirst("\u2060*\n\nlockstep continued \\d+/\\d+$", "");
    }

    private static String unmarked(String body) {
        return body.replaceFirst("\n\n<!-- lockstep:v1 [^>]*-->", "");
    }

    private static String read(JsonNode body) {
        return body.isString() ? JiraText.fromWiki(body.stringValue()) : JiraText.fromAdf(body.toString());
    }

    private static JiraIssue jira(World world) {
        return world.jira.issues(World.JIRA_PROJECT).getFirst();
    }

    private static List<JiraComment> inJira(World world) {
        return world.jira.comments(jira(world).id());
    }

    private static GitHubIssue github(World world) {
        return world.github.issues(World.REPOSITORY).getFirst();
    }

    private static List<GitHubComment> atGitHub(World world) {
        return world.github.comments(World.REPOSITORY, github(world).number());
    }
}
