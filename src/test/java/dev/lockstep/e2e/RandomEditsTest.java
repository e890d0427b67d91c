package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.HookFaults;
import dev.lockstep.simulator.PlaneIssue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * People edit both sides at once while webhooks are lost, doubled and delayed; in the end both sides say the same. Nobody
 * deletes a comment that somebody else edits: that is a conflict, in which the edit stays where it was made.
 */
class RandomEditsTest {
    private static final int EDITS = 100;
    private static final long SEED = 20_261_121;
    private static final HookFaults BAD_NETWORK = new HookFaults(0.3, 0.2, 0.3, Duration.ofMillis(700));

    private final Random random = new Random(SEED);

    @Test
    void bothSidesEndEqual(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var world = new World(folder)) {
            world.github.load(World.REPOSITORY, World.sample());
            world.start();
            world.sync();
            world.registerWebhooks();
            world.github.faults().hooks(BAD_NETWORK);
            world.plane.faults().hooks(BAD_NETWORK);

            var sides = List.of(new EditsAtGitHub(world, comment -> true), new EditsAtPlane(world, comment -> true));
            for (int i = 0; i < EDITS; i++) {
                EditsAt.any(random, sides).edit(random, "edit " + i);
                if (i % 25 == 24) {
                    world.cycle();
                }
            }

            world.github.faults().hooks(HookFaults.NONE);
            world.plane.faults().hooks(HookFaults.NONE);
            settle(world);
            assertThatBothSidesSayTheSame(world);
            assertThatNothingIsWrittenAnyMore(world);
        }
    }

    /** It moves the time of its issue no later than the import's own writes may have, so the regular cycle sees no news. */
    @Test
    void aCommentDeletedRightAfterTheImportIsFoundByTheNextJob(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var world = new World(folder)) {
            world.github.load(World.REPOSITORY, World.sample());
            world.start();
            world.sync();
            var person = world.plane.person("Gwen", world.planeProject);
            PlaneIssue last = world.plane.issues(world.planeProject).stream()
                    .filter(issue -> !world.plane
                            .comments(world.planeProject, issue.id())
                            .isEmpty())
                    .max(Comparator.comparing(PlaneIssue::settlesAt))
                    .orElseThrow();
            var comment = world.plane.comments(world.planeProject, last.id()).getFirst();
            person.deleteComment(last.id(), comment.id());
            settle(world);
            assertThatBothSidesSayTheSame(world);
            assertThatNothingIsWrittenAnyMore(world);
        }
    }

    /** What no webhook told is found by the polls; what no poll can see (a deleted comment) by a reconcile. */
    private static void settle(World world) throws Exception {
        assertThat(world.github.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
        assertThat(world.plane.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
        world.awaitQuiet();
        world.sync();
        world.awaitQuiet();
        world.cycle();
        world.awaitQuiet();
    }

    private static void assertThatBothSidesSayTheSame(World world) throws Exception {
        Map<String, String> planeByNumber = twins(world);
        Map<UUID, PlaneIssue> items = new HashMap<>();
        world.plane.issues(world.planeProject).forEach(item -> items.put(item.id(), item));
        List<GitHubIssue> issues = world.github.issues(World.REPOSITORY);
        assertThat(issues).hasSameSizeAs(items.values());
        assertThat(planeByNumber).hasSameSizeAs(issues);
        var compare = new Compare(world);
        for (GitHubIssue issue : issues) {
            String id = planeByNumber.get(Long.toString(issue.number()));
            assertThat(id).as("twin of #" + issue.number()).isNotNull();
            compare.sameInAnyOrder(issue, items.get(UUID.fromString(id)));
        }
    }

    private static Map<String, String> twins(World world) throws Exception {
        Map<String, String> planeByNumber = new HashMap<>();
        String path = "/api/v1/issues?limit=200";
        while (path != null) {
            JsonNode page = world.get(path);
            for (JsonNode issue : page.get("items")) {
                JsonNode twins = world.get("/api/v1/issues/" + issue.get("id").asString())
                        .get("twins");
                planeByNumber.put(key(twins, "github"), key(twins, "plane"));
            }
            path = page.get("next").isNull()
                    ? null
                    : "/api/v1/issues?limit=200&cursor=" + page.get("next").asString();
        }
        return planeByNumber;
    }

    private static String key(JsonNode twins, String tracker) {
        for (JsonNode twin : twins) {
            if (twin.get("tracker").asString().equals(tracker)) {
                return twin.get("remoteKey").asString();
            }
        }
        throw new AssertionError("No twin at " + tracker + ": " + twins);
    }

    private static void assertThatNothingIsWrittenAnyMore(World world) throws Exception {
        int writes = world.github.log().writes() + world.plane.log().writes();
        world.cycle();
        world.awaitQuiet();
        world.sync();
        world.awaitQuiet();
        assertThat(world.github.log().writes() + world.plane.log().writes())
                .as("writes while nobody edits")
                .isEqualTo(writes);
    }
}
