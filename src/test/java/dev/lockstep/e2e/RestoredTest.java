package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backup.Backup;
import dev.lockstep.backup.Hub;
import dev.lockstep.backup.Restore;
import dev.lockstep.base.CopyGround;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneComment;
import dev.lockstep.simulator.PlaneIssue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        try (var world = new World(folder)) {
            goOnAndSetBack(world);

            world.until("it has looked at everything", () -> looked(world));
            world.awaitQuiet();
            world.assertThatNothingIsWrittenAnyMore();

            assertThat(titlesAtGitHub(world)).containsExactlyInAnyOrderElementsOf(TITLES);
            assertThat(titlesInPlane(world)).containsExactlyInAnyOrderElementsOf(TITLES);
            assertThat(titlesInTheHub(world)).containsExactlyInAnyOrderElementsOf(TITLES);
            for (var title : TITLES) {
                boolean silent = title.startsWith("After in Plane");
                assertThat(commentsAtGitHub(world, title))
                        .as("comments of %s", title)
                        .hasSize(silent ? 0 : 1)
                        .hasSameSizeAs(commentsInPlane(world, title));
            }
            assertThat(commentsAtGitHub(world, TITLES.getFirst()).getFirst()).contains("Said in Plane since");
            assertThat(commentsInPlane(world, TITLES.getLast()).getFirst()).contains("better at GitHub");
        }
    }

    @Test
    void withoutTheMarkOfTheRestoreCopiesAreMade() throws Exception {
        try (var world = new World(folder)) {
            goOn(world);
            world.stop();
            restore();
            try (var database = TestDatabase.in(folder)) {
                database.database()
                        .write(() ->
                                database.jdbc().sql("delete from restored_link").update());
            }
            world.start();
            world.until(
                    "copies are made, so the other test can fail",
                    () -> titlesAtGitHub(world).size() + titlesInPlane(world).size() > 2 * TITLES.size());
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
        gwen.editTitle(before, "Before, renamed since");
        paul.comment(inPlane(world, "Before").id(), "<p>Said in Plane since</p>");
        long since = gwen.open("After at GitHub", "Its text");
        gwen.comment(since, "Said at GitHub");
        paul.open("After in Plane", "<p>Its text</p>");
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
        assertThat(titlesAtGitHub(world)).hasSize(TITLES.size());
        assertThat(titlesInPlane(world)).hasSize(TITLES.size());
        assertThat(all(world).stream().mapToInt(List::size).sum())
                .as("comments")
                .isEqualTo(6);
    }

    /** People go on at the trackers, at what the copy knows nothing of too. */
    private static void whileAway(World world) {
        var gwen = world.github.person("gwen", World.REPOSITORY);
        var paul = world.plane.person("Paul", world.planeProject);
        paul.editName(inPlane(world, "After at GitHub").id(), "After at GitHub, edited while away");
        long born = atGitHub(world, "After in the hub").number();
        var said = world.github.comments(World.REPOSITORY, born).getFirst();
        gwen.editComment(said.id(), said.body().replace("Said in the hub", "Said in the hub, better at GitHub"));
        gwen.editTitle(born, "After in the hub, at GitHub too");
    }

    private static boolean looked(World world) {
        try {
            return synced(world)
                    && !world.linkTo("github").toString().contains("Restored from")
                    && !world.linkTo("plane").toString().contains("Restored from");
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

    private static List<List<String>> all(World world) {
        List<List<String>> comments = new ArrayList<>();
        for (var title : titlesAtGitHub(world)) {
            comments.add(commentsAtGitHub(world, title));
        }
        for (var title : titlesInPlane(world)) {
            comments.add(commentsInPlane(world, title));
        }
        return comments;
    }

    private static GitHubIssue atGitHub(World world, String title) {
        return world.github.issues(World.REPOSITORY).stream()
                .filter(issue -> issue.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static PlaneIssue inPlane(World world, String title) {
        return world.plane.issues(world.planeProject).stream()
                .filter(issue -> issue.name().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> titlesAtGitHub(World world) {
        return world.github.issues(World.REPOSITORY).stream()
                .map(GitHubIssue::title)
                .toList();
    }

    private static List<String> titlesInPlane(World world) {
        return world.plane.issues(world.planeProject).stream()
                .map(PlaneIssue::name)
                .toList();
    }

    private static List<String> titlesInTheHub(World world) throws Exception {
        return EditsInHub.issues(world).stream()
                .map(issue -> issue.get("title").asString())
                .toList();
    }

    private static List<String> commentsAtGitHub(World world, String title) {
        return world.github.comments(World.REPOSITORY, atGitHub(world, title).number()).stream()
                .map(GitHubComment::body)
                .toList();
    }

    private static List<String> commentsInPlane(World world, String title) {
        UUID id = inPlane(world, title).id();
        return world.plane.comments(world.planeProject, id).stream()
                .map(PlaneComment::commentHtml)
                .toList();
    }
}
