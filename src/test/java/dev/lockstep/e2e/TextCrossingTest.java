package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.jira.text.JiraText;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Nobody is called by a mirrored text, nothing is closed by it, and it refers to what stands where it is read. */
class TextCrossingTest {
    private static final String SIGN = "\u200B";
    private static final String FIRST = "Hello @ann and `@code #1`\n\nfixes other/repo#3 and #99\n\nlast";

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whatReachesOutOfATextIsHarmlessElsewhereAndComesBackAsItWas(JiraEdition edition, @TempDir Path folder)
            throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var workflow = edition == JiraEdition.CLOUD ? JiraWorkflow.simple() : JiraWorkflow.strict();
        try (var world = new World(folder)
                .withJira(edition, workflow)
                .with("server.port=" + port)
                .with("lockstep.base-url=http://127.0.0.1:" + port)) {
            var gwen = world.github.person("gwen", World.REPOSITORY);
            long first = gwen.open("First", FIRST);
            world.start();
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
            world.awaitQuiet();
            world.registerWebhooks();
            world.post("/api/v1/connections/" + world.connection("jira") + "/webhooks", "{\"container\":\"WEB\"}");

            nobodyIsCalled(world);
            anEditInPlaneLeavesTheOthersWordsAlone(world, first);
            issuesAreCalledAsTheyAreThere(world, gwen.open("Second", "See #" + first + " and #98."), first);
            world.assertThatNothingIsWrittenAnyMore();
        }
    }

    private static void nobodyIsCalled(World world) {
        assertThat(text(jira(world, "First").description()))
                .contains("Hello @" + SIGN + "ann and `@code #1`")
                .contains("fixes other/repo#" + SIGN + "3 and #" + SIGN + "99");
        assertThat(plane(world, "First").descriptionHtml())
                .contains("Hello @" + SIGN + "ann and <code>@code #1</code>")
                .contains("other/repo#" + SIGN + "3 and #" + SIGN + "99");
    }

    private static void anEditInPlaneLeavesTheOthersWordsAlone(World world, long first) throws Exception {
        var item = plane(world, "First");
        world.plane
                .person("Paul", world.planeProject)
                .editDescription(item.id(), item.descriptionHtml() + "<p>Below, @paul</p>");
        var now = FIRST + "\n\nBelow, @" + SIGN + "paul";
        world.until(
                "GitHub has what Plane added", () -> github(world, first).body().equals(now));
        world.until(
                "Jira has it as well",
                () -> text(jira(world, "First").description()).contains("Below, @" + SIGN + "paul"));
        assertThat(plane(world, "First").descriptionHtml()).contains("Below, @paul");
    }

    private static void issuesAreCalledAsTheyAreThere(World world, long second, long first) throws Exception {
        var issue = world.await("Jira has the second", () -> find(world, "Second"));
        var key = jira(world, "First").key();
        assertThat(text(issue.description())).contains("See " + key + " and #" + SIGN + "98.");
        var ours = plane(world, "First").id().toString();
        world.until(
                "Plane has a link",
                () -> world.plane.issues(world.planeProject).stream()
                        .anyMatch(each -> each.name().equals("Second")
                                && each.descriptionHtml().contains(ours + "\"")
                                && each.descriptionHtml().contains(">#" + first + "</a>")));

        var ann = world.jira.person("Ann", World.JIRA_PROJECT);
        ann.comment(issue.id(), "As in " + key + ", @gwen");
        world.until(
                "GitHub understands Jira's key",
                () -> world.github.comments(World.REPOSITORY, second).stream()
                        .anyMatch(each -> each.body().contains("As in #" + first + ", @" + SIGN + "gwen")));

        ann.editDescription(issue.id(), "Before\n\nSee " + key + " and #" + SIGN + "98.");
        world.until(
                "GitHub has Jira's line and its own",
                () -> github(world, second).body().equals("Before\n\nSee #" + first + " and #98."));
    }

    private static String text(JsonNode body) {
        return body == null
                ? ""
                : body.isString() ? JiraText.fromWiki(body.stringValue()) : JiraText.fromAdf(body.toString());
    }

    private static JiraIssue find(World world, String summary) {
        return world.jira.issues(World.JIRA_PROJECT).stream()
                .filter(issue -> issue.summary().equals(summary))
                .findFirst()
                .orElse(null);
    }

    private static JiraIssue jira(World world, String summary) {
        var found = find(world, summary);
        assertThat(found).as(summary + " in Jira").isNotNull();
        return found;
    }

    private static PlaneIssue plane(World world, String name) {
        return world.plane.issues(world.planeProject).stream()
                .filter(issue -> issue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GitHubIssue github(World world, long number) {
        return world.github.issues(World.REPOSITORY).stream()
                .filter(issue -> issue.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
