package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backup.Backup;
import dev.lockstep.backup.Hub;
import dev.lockstep.backup.Restore;
import dev.lockstep.base.CopyGround;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub is set back to a copy of itself while its trackers went on, with issues, edits and comments that it had made there. */
class RestoredTest {
    private static final List<String> TITLES = List.of(
            "Before, renamed since",
            "After at GitHub, edited while away",
            "After in Plane",
            "After in Jira, edited while away",
            "After in the hub, at GitHub too");

    @TempDir
    Path folder;

    private CopyGround ground;

    @BeforeEach
    void found() throws Exception {
        ground = CopyGround.of(folder);
    }

    @AfterEach
    void leave() throws Exception {
        if (ground != null) {
            ground.close();
        }
    }

    @Test
    void nothingIsMadeTwiceAndNoEditIsLostAfterAnOlderCopyWasRestored() throws Exception {
        try (var world = new World(folder).withJira(JiraEdition.CLOUD, JiraWorkflow.simple())) {
            goOnAndSetBack(world);

            world.until("it has looked at everything", () -> looked(world));
            world.awaitQuiet();
            world.assertThatNothingIsWrittenAnyMore();

            assertThat(titlesInTheHub(world)).containsExactlyInAnyOrderElementsOf(TITLES);
            for (var there : Standing.everywhere(world)) {
                assertThat(Standing.titles(there)).containsExactlyInAnyOrderElementsOf(TITLES);
                assertThat(said(there, 0))
                        .satisfiesExactlyInAnyOrder(
                                body -> assertThat(body).contains("Said in Plane since"),
                                body -> assertThat(body).contains("Said in Jira since"));
                assertThat(said(there, 1)).singleElement().asString().contains("Said at GitHub");
                assertThat(said(there, 2)).isEmpty();
                assertThat(said(there, 3)).isEmpty();
                assertThat(said(there, 4)).singleElement().asString().contains("better at GitHub");
            }
        }
    }

    private static List<String> said(List<Standing> there, int title) {
        return Standing.of(TITLES.get(title), there).comments();
    }

    @Test
    void withoutTheMarkOfTheRestoreCopiesAreMade() throws Exception {
        try (var world = new World(folder).withJira(JiraEdition.CLOUD, JiraWorkflow.simple())) {
            goOn(world);
            world.stop();
            restore();
            try (var database = TestDatabase.in(folder)) {
                database.database()
                        .write(() ->
                                database.jdbc().sql("delete from restored_link").update());
            }
            world.start();
            world.until("copies are made, so the other test can fail", () -> issues(world) > 3 * TITLES.size());
        }
    }

    private void goOnAndSetBack(World world) throws Exception {
        goOn(world);
        world.stop();
        var stopped = Instant.now();
        world.until(
                "trackers, which tell whole seconds, tell a later time",
                () -> Instant.now().isAfter(stopped.plusSeconds(2)));
        whileAway(world);
        restore();
        world.start();
    }

    private Hub hub() {
        return new Hub(folder, TestDatabase.url(folder), "", "", null, ground.programs(), "test");
    }

    private Path file() {
        return folder.resolve("hub.backup");
    }

    private void restore() throws Exception {
        assertThat(new Restore(hub()).from(file(), true)).contains("What was here is in");
    }

    /** Work, a backup, and more work on all sides. */
    private void goOn(World world) throws Exception {
        var gwen = world.github.person("gwen", World.REPOSITORY);
        long before = gwen.open("Before", "Text");
        world.start();
        assertThat(world.sync().get("status").asString()).isEqualTo("completed");
        world.awaitQuiet();

        new Backup(hub()).to(file());

        var paul = world.plane.person("Paul", world.planeProject);
        var ann = world.jira.person("Ann", World.JIRA_PROJECT);
        gwen.editTitle(before, "Before, renamed since");
        paul.comment(Standing.of("Before", Standing.inPlane(world)).uuid(), "<p>Said in Plane since</p>");
        ann.comment(Standing.of("Before", Standing.inJira(world)).id(), "Said in Jira since");
        long since = gwen.open("After at GitHub", "Its text");
        gwen.comment(since, "Said at GitHub");
        paul.open("After in Plane", "<p>Its text</p>");
        ann.open("After in Jira", "Its text");
        var made = world.post(
                "/api/v1/issues",
                Json.write(Map.of(
                        "projectId",
                        world.linkTo("github").get("projectId").asString(),
                        "title",
                        "After in the hub",
                        "body",
                        "Its text")));
        world.post(
                "/api/v1/issues/" + made.get("id").asString() + "/comments",
                Json.write(Map.of("body", "Said in the hub")));
        world.awaitQuiet();
        world.sync(); // a poll does not hear of a comment in Plane
        world.awaitQuiet();
        for (var there : Standing.everywhere(world)) {
            assertThat(there).as("before it is set back").hasSize(TITLES.size());
            assertThat(there.stream().mapToInt(each -> each.comments().size()).sum())
                    .as("comments")
                    .isEqualTo(4);
        }
    }

    /** People go on at the trackers, at what the copy knows nothing of too. */
    private static void whileAway(World world) {
        var gwen = world.github.person("gwen", World.REPOSITORY);
        var paul = world.plane.person("Paul", world.planeProject);
        var ann = world.jira.person("Ann", World.JIRA_PROJECT);
        paul.editName(
                Standing.of("After at GitHub", Standing.inPlane(world)).uuid(), "After at GitHub, edited while away");
        ann.editSummary(Standing.of("After in Jira", Standing.inJira(world)).id(), "After in Jira, edited while away");
        long born = Standing.of("After in the hub", Standing.atGitHub(world)).number();
        var said = world.github.comments(World.REPOSITORY, born).getFirst();
        gwen.editComment(said.id(), said.body().replace("Said in the hub", "Said in the hub, better at GitHub"));
        gwen.editTitle(born, "After in the hub, at GitHub too");
    }

    private static int issues(World world) {
        return Standing.everywhere(world).stream().mapToInt(List::size).sum();
    }

    private static boolean looked(World world) {
        try {
            for (var tracker : List.of("github", "plane", "jira")) {
                if (world.linkTo(tracker).toString().contains("Restored from")) {
                    return false;
                }
            }
            return synced(world);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean synced(World world) {
        try {
            var newest = world.get("/api/v1/jobs?limit=1").get("items").get(0);
            return newest.get("status").asString().equals("completed")
                    && world.get("/api/v1/jobs").get("items").size() > 1;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<String> titlesInTheHub(World world) throws Exception {
        return EditsInHub.issues(world).stream()
                .map(issue -> issue.get("title").asString())
                .toList();
    }
}
