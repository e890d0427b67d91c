package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneComment;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** GitHub, Plane and Jira around one project: what the settings describe, linked both ways by one call. */
class ThreeTrackersTest {
    private static final int ISSUES = 300;

    private static JiraWorkflow workflow(JiraEdition edition) {
        return edition == JiraEdition.CLOUD ? JiraWorkflow.simple() : JiraWorkflow.strict();
    }

    /** With a Cloud: {@link EditsEverywhereTest}. */
    @Test
    void realIssuesArriveInBothOnceAndASecondJobWritesNothing(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var world = new World(folder).withJira(JiraEdition.DATA_CENTER, JiraWorkflow.strict())) {
            world.jira.limits(false);
            world.github.load(World.REPOSITORY, World.sample());
            world.start();

            var job = world.sync();

            System.out.println("With a Data Center: " + job);
            assertThat(job.get("status").asString()).isEqualTo("completed");
            assertThat(job.get("counts").get("failed").asInt()).isZero();
            world.awaitQuiet();
            assertThatAllIsThere(world);
            System.out.println("cost " + world.jira.log().byRoute());

            int writes = world.writes();
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
            world.awaitQuiet();
            world.cycle();
            world.awaitQuiet();
            assertThat(world.writes())
                    .as("writes after a second job and a cycle")
                    .isEqualTo(writes);
        }
    }

    private static void assertThatAllIsThere(World world) {
        Map<String, List<PlaneIssue>> items =
                world.plane.issues(world.planeProject).stream().collect(Collectors.groupingBy(PlaneIssue::name));
        Map<String, List<JiraIssue>> there =
                world.jira.issues(World.JIRA_PROJECT).stream().collect(Collectors.groupingBy(JiraIssue::summary));
        assertThat(world.jira.issues(World.JIRA_PROJECT)).hasSize(ISSUES);
        assertThat(world.plane.issues(world.planeProject)).hasSize(ISSUES);
        var compare = new Compare(world);
        var compareJira = new CompareJira(world);
        int comments = 0;
        for (GitHubIssue issue : world.github.issues(World.REPOSITORY)) {
            compare.sameAsOneOf(issue, items.getOrDefault(issue.title(), List.of()));
            comments += compareJira.sameAsOneOf(
                    issue, there.getOrDefault(issue.title().strip(), List.of()));
        }
        System.out.println("equal at three trackers: " + ISSUES + " issues, " + comments + " comments");
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void anEditOnAnySideReachesTheOthersOnce(JiraEdition edition, @TempDir Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var world = new World(folder)
                .withJira(edition, workflow(edition))
                .with("server.port=" + port)
                .with("lockstep.base-url=http://127.0.0.1:" + port)) {
            long number = world.github.person("gwen", World.REPOSITORY).open("One", "Text", "help wanted");
            world.start();
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
            world.awaitQuiet();
            world.registerWebhooks();
            world.registerJiraWebhook();
            var said = anEditInJira(world, number);
            assertThatTheTimelineTellsWho(world);
            aCloseAtGitHub(world, number);
            commentsComeAndGo(world, number, said);
            world.awaitQuiet();
            int writes = world.writes();
            world.cycle();
            world.awaitQuiet();
            assertThat(world.writes()).as("nothing comes back").isEqualTo(writes);
            assertThat(world.jira.issues(World.JIRA_PROJECT)).hasSize(1);
        }
    }

    /** Returns the id of a comment that was made there. */
    private static String anEditInJira(World world, long number) throws Exception {
        var ann = world.jira.person("Ann", World.JIRA_PROJECT);
        var id = inJira(world).id();
        ann.editSummaryAndLabels(id, "One, edited in Jira", "help_wanted", "bug", "ui");
        ann.prioritise(id, "High");
        ann.takeOn(id);
        var said = ann.comment(id, "Said in Jira");
        world.until(
                "GitHub has what Jira said",
                () -> issue(world, number).title().equals("One, edited in Jira")
                        && issue(world, number).labels().containsAll(List.of("bug", "ui", "help wanted"))
                        && atGitHub(world, number).size() == 1);
        world.until(
                "Plane has what Jira said",
                () -> only(world).name().equals("One, edited in Jira")
                        && only(world).priority().equals("high")
                        && inPlane(world).size() == 1);
        return said;
    }

    private static void aCloseAtGitHub(World world, long number) throws Exception {
        world.github.person("gwen", World.REPOSITORY).close(number, "completed");
        world.until(
                "Jira and Plane are closed",
                () -> inJira(world).status().category().equals("done")
                        && state(world).equals("completed"));
    }

    private static void commentsComeAndGo(World world, long number, String said) throws Exception {
        var ann = world.jira.person("Ann", World.JIRA_PROJECT);
        var id = inJira(world).id();
        ann.editComment(id, said, "Said better in Jira");
        world.plane.person("Paul", world.planeProject).comment(only(world).id(), "<p>Said in Plane</p>");
        world.until(
                "comments are everywhere",
                () -> world.jira.comments(id).size() == 2
                        && atGitHub(world, number).size() == 2
                        && atGitHub(world, number).stream()
                                .anyMatch(it -> it.body().contains("Said better in Jira")));
        ann.deleteComment(id, said);
        world.until(
                "it is gone everywhere",
                () -> atGitHub(world, number).size() == 1 && inPlane(world).size() == 1);
    }

    /** Title and three labels of one history, each with its author; not the account that reads. */
    private static void assertThatTheTimelineTellsWho(World world) throws Exception {
        var issue = world.issue("One, edited in Jira");
        var timeline =
                world.get("/api/v1/issues/" + issue + "/timeline?limit=200").get("items");
        var byAnn = new ArrayList<String>();
        timeline.forEach(entry -> {
            if (entry.toString().contains("\"Ann\"")) {
                byAnn.add(entry.toString());
            }
        });
        assertThat(byAnn).anyMatch(it -> it.contains("One, edited in Jira")).anyMatch(it -> it.contains("\"ui\""));
    }

    private static JiraIssue inJira(World world) {
        return world.jira.issues(World.JIRA_PROJECT).getFirst();
    }

    private static List<GitHubComment> atGitHub(World world, long number) {
        return world.github.comments(World.REPOSITORY, number);
    }

    private static List<PlaneComment> inPlane(World world) {
        return world.plane.comments(world.planeProject, only(world).id());
    }

    private static GitHubIssue issue(World world, long number) {
        return world.github.issues(World.REPOSITORY).stream()
                .filter(issue -> issue.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static PlaneIssue only(World world) {
        return world.plane.issues(world.planeProject).getFirst();
    }

    private static String state(World world) {
        UUID state = only(world).state();
        return world.plane.states(world.planeProject).stream()
                .filter(each -> each.id().equals(state))
                .findFirst()
                .orElseThrow()
                .group();
    }
}
