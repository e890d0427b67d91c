package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.HookFaults;
import dev.lockstep.simulator.SimulatedRequest;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Defects that other synchronisers are known for, each provoked between three trackers. docs/known-defects.md lists these
 * and the rest, with their sources.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownDefectsTest {
    private World world;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = Trio.world(folder).start();
        assertThat(world.sync().get("status").asString()).isEqualTo("completed");
        world.awaitQuiet();
        world.registerWebhooks();
        world.registerJiraWebhook();
    }

    @AfterEach
    void settle() throws Exception {
        world.github.faults().none();
        world.plane.faults().none();
        world.jira.faults().none();
        world.awaitQuiet();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void whatTheConnectionsOwnAccountWritesByHandIsAnEditLikeAnyOther() throws Exception {
        var one = Trio.open(world, "By the robot's owner", "text");
        world.github.person("lockstep-bot", World.REPOSITORY).editTitle(one.number(), "By the robot's owner, by hand");
        one.until(
                "Plane and Jira have it",
                () -> one.inPlane().name().endsWith("by hand")
                        && one.inJira().summary().endsWith("by hand"));
    }

    @Test
    void aCommentThatUsesOurOwnWordsIsMirroredLikeAnyOther() throws Exception {
        var one = Trio.open(world, "Own words", "text");
        world.github
                .person("gwen", World.REPOSITORY)
                .comment(one.number(), "Ann wrote in Jira:\n\nthat it is on Lockstep");
        one.until(
                "Plane and Jira have it",
                () -> one.commentsInPlane().toString().contains("that it is on Lockstep")
                        && one.commentsInJira().toString().contains("that it is on Lockstep"));
    }

    @Test
    void closedAndReopenedWithinASecondWithWebhooksOutOfOrderStaysOpenEverywhere() throws Exception {
        var one = Trio.open(world, "Closed and reopened", "text");
        var gwen = world.github.person("gwen", World.REPOSITORY);
        world.github.faults().hooks(new HookFaults(0, 0, 1, Duration.ofMillis(800)));
        for (int turn = 0; turn < 5; turn++) {
            gwen.close(one.number(), "completed");
            gwen.reopen(one.number());
        }
        gwen.editTitle(one.number(), "Closed, reopened and told");
        one.until("the last word is told", () -> one.inJira().summary().endsWith("told"));
        assertThat(world.github.awaitQuietHooks(Duration.ofSeconds(30))).isTrue();
        world.awaitQuiet();
        assertThat(one.atGitHub().open()).isTrue();
        assertThat(one.stateInPlane()).isEqualTo("Todo");
        assertThat(one.inJira().status().category()).isNotEqualTo("done");
    }

    @Test
    void twoEditsOfOneSecondBothArrive() throws Exception {
        var one = Trio.open(world, "Two in a second", "text");
        var gwen = world.github.person("gwen", World.REPOSITORY);
        gwen.editTitle(one.number(), "Two in a second, first");
        one.until("the first is there", () -> one.inPlane().name().endsWith("first"));
        gwen.editTitle(one.number(), "Two in a second, second");
        one.until(
                "the second is there",
                () -> one.inPlane().name().endsWith("second")
                        && one.inJira().summary().endsWith("second"));
    }

    @Test
    void aLabelWithASpaceNeitherDeletesNorRecreatesTheIssue() throws Exception {
        var one = Trio.open(world, "A label with a space", "text", "good first issue");
        int issues = world.jira.issues(World.JIRA_PROJECT).size();
        world.github.person("gwen", World.REPOSITORY).label(one.number(), "another one");
        one.until(
                "Jira has both, folded",
                () -> one.inJira().labels().containsAll(List.of("good_first_issue", "another_one")));
        world.awaitQuiet();
        assertThat(world.jira.issues(World.JIRA_PROJECT)).hasSize(issues);
        assertThat(one.atGitHub().labels()).containsExactlyInAnyOrder("good first issue", "another one");
        assertThat(one.labelsInPlane()).containsExactlyInAnyOrder("good first issue", "another one");
    }

    @Test
    void theLastLabelThatIsRemovedLeavesNoEmptyOne() throws Exception {
        var one = Trio.open(world, "Its last label", "text", "bug");
        one.until("Jira has it", () -> one.inJira().labels().equals(List.of("bug")));
        world.jira.person("Ann", World.JIRA_PROJECT).unlabel(one.id(), "bug");
        one.until(
                "it is gone everywhere",
                () -> one.atGitHub().labels().isEmpty() && one.labelsInPlane().isEmpty());
    }

    @Test
    void editsOfCommentsInJiraArrive() throws Exception {
        var one = Trio.open(world, "Edited comments", "text");
        var ann = world.jira.person("Ann", World.JIRA_PROJECT);
        var comment = ann.comment(one.id(), "said once");
        one.until("it is at GitHub", () -> one.commentsAtGitHub().toString().contains("said once"));
        ann.editComment(one.id(), comment, "said better");
        one.until(
                "so is its edit",
                () -> one.commentsAtGitHub().toString().contains("said better")
                        && one.commentsInPlane().toString().contains("said better"));
        assertThat(one.commentsAtGitHub()).hasSize(1);
    }

    @Test
    void whatIsInTheBacklogStaysThereWhenItsTitleChanges() throws Exception {
        var one = Trio.open(world, "In the backlog", "text");
        world.plane.person("Paul", world.planeProject).move(one.item(), "Backlog");
        world.await("the hub knows", () -> state("In the backlog").equals("backlog") ? true : null);
        world.github.person("gwen", World.REPOSITORY).editTitle(one.number(), "In the backlog still");
        one.until("the title is there", () -> one.inPlane().name().endsWith("still"));
        world.awaitQuiet();
        assertThat(one.stateInPlane()).isEqualTo("Backlog");
    }

    @Test
    void whatIsReopenedIsReopenedInJira() throws Exception {
        var one = Trio.open(world, "It came back", "text");
        var gwen = world.github.person("gwen", World.REPOSITORY);
        gwen.close(one.number(), "completed");
        one.until("it is done in Jira", () -> one.inJira().status().category().equals("done"));
        gwen.reopen(one.number());
        one.until(
                "and open again",
                () -> !one.inJira().status().category().equals("done")
                        && one.inJira().resolution() == null);
    }

    @Test
    void notPlannedIsCancelledAndNotDone() throws Exception {
        var one = Trio.open(world, "Not planned", "text");
        world.github.person("gwen", World.REPOSITORY).close(one.number(), "not_planned");
        one.until("Plane says so", () -> one.stateInPlane().equals("Cancelled"));
    }

    @Test
    void whatHasNoTextDoesNotSayNull() throws Exception {
        world.jira.person("Ann", World.JIRA_PROJECT).open("Without a text", (JsonNode) null);
        var number = world.await(
                "it is at GitHub",
                () -> world.github.issues(World.REPOSITORY).stream()
                        .filter(each -> each.title().equals("Without a text"))
                        .findFirst()
                        .orElse(null));
        assertThat(Compare.markdown(number.body())).doesNotContain("null").isIn("", "AnnwroteinJira:");
        world.plane
                .issues(world.planeProject)
                .forEach(item -> assertThat(item.descriptionHtml()).doesNotContain("null"));
    }

    @Test
    void anEditOfOneLineInJiraLeavesCodeAndTablesAsTheyAre() throws Exception {
        var body =
                "First line\n\n```java\nint one = 1;  // two spaces\n```\n\n| a | b |\n|---|---|\n| 1 | [x](https://example.org) |";
        var one = Trio.open(world, "Code and tables", body);
        world.awaitQuiet();
        var document = (ObjectNode) one.inJira().description().deepCopy();
        document.withArray("content")
                .addObject()
                .put("type", "paragraph")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", "A line below");
        world.jira.person("Ann", World.JIRA_PROJECT).editDescription(one.id(), document);
        one.until("the line is at GitHub", () -> one.atGitHub().body().contains("A line below"));
        assertThat(one.atGitHub().body()).startsWith(body);
    }

    @Test
    void theTroubleOfOneTrackerDoesNotHoldUpTheOthers() throws Exception {
        var one = Trio.open(world, "One is in trouble", "text");
        world.awaitQuiet();
        world.jira.faults().rate(Fault.SERVER_ERROR, 1);
        world.github.person("gwen", World.REPOSITORY).editTitle(one.number(), "One is in trouble, Plane is not");
        one.until("Plane has it", () -> one.inPlane().name().endsWith("Plane is not"));
        assertThat(one.inJira().summary()).isEqualTo("One is in trouble");
        world.jira.faults().none();
        one.until("Jira has it when it can", () -> one.inJira().summary().endsWith("Plane is not"));
    }

    @Test
    void oneIssueThatIsRefusedDoesNotHoldUpTheNext() throws Exception {
        world.plane.faults().once(Fault.SERVER_ERROR, SimulatedRequest::writes);
        var gwen = world.github.person("gwen", World.REPOSITORY);
        IntStream.range(0, 5).forEach(n -> gwen.open("One of five, " + n, "text"));
        world.await(
                "all five are at Plane",
                () -> world.plane.issues(world.planeProject).stream()
                                        .filter(each -> each.name().startsWith("One of five"))
                                        .count()
                                == 5
                        ? true
                        : null);
    }

    @Test
    void whatIsTakenBackBeforeItWasSentIsNotSent() throws Exception {
        var one = Trio.open(world, "Taken back", "text");
        world.awaitQuiet();
        world.post("/api/v1/pauses", Json.write(Map.of("scope", "all", "reason", "a test")));
        var id = world.issue("Taken back");
        int writes = world.writes();
        patch(id, "title", "Taken back, perhaps");
        patch(id, "title", "Taken back");
        world.ask(HttpRequest.newBuilder(world.address("/api/v1/pauses/all")).DELETE());
        world.awaitQuiet();
        assertThat(world.writes()).isEqualTo(writes);
        assertThat(one.inPlane().name()).isEqualTo("Taken back");
    }

    @Test
    void twoOfOneTitleStayTwo() throws Exception {
        var gwen = world.github.person("gwen", World.REPOSITORY);
        gwen.open("Twice the same", "text");
        gwen.open("Twice the same", "text");
        world.await(
                "both are in Jira",
                () -> world.jira.issues(World.JIRA_PROJECT).stream()
                                        .filter(each -> each.summary().equals("Twice the same"))
                                        .count()
                                == 2
                        ? true
                        : null);
        world.awaitQuiet();
        assertThat(world.plane.issues(world.planeProject).stream()
                        .filter(each -> each.name().equals("Twice the same")))
                .hasSize(2);
    }

    private String state(String title) throws Exception {
        return world.get("/api/v1/issues/" + world.issue(title)).get("state").asString();
    }

    private void patch(String id, String field, String value) throws Exception {
        var answer = world.edit("/api/v1/issues/" + id, Map.of(field, value));
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
