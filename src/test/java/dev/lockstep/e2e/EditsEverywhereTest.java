package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.Faults;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.HookFaults;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.Shared;
import dev.lockstep.simulator.SimulatedRequest;
import dev.lockstep.simulator.jira.JiraIssue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A real repository, its pull requests among the issues, comes into Plane and Jira at once; then people edit all four
 * sides while webhooks are lost, doubled and late and answers of the trackers get lost. In the end all say the same, and
 * what anybody wrote stands there or in the record.
 */
class EditsEverywhereTest {
    private static final int EDITS = 500;
    private static final int FAULT_EVERY = 10;
    private static final int CYCLE_EVERY = 50;
    private static final long SEED = Long.getLong("lockstep.test.seed", 20_261_121);
    private static final HookFaults BAD_NETWORK = new HookFaults(0.3, 0.2, 0.3, Duration.ofMillis(700));
    private static final Pattern MARK = Pattern.compile("edit\\d+e");

    private final Random random = new Random(SEED);
    private final Overwrites overwrites = new Overwrites();

    @Test
    void allSidesEndEqualAndNoEditIsLost(@TempDir Path folder) throws Exception {
        var real = Shared.file("data/tls13-issues.jsonl.gz");
        try (var world = Trio.world(folder)) {
            world.github.load(World.REPOSITORY, real);
            world.start();
            var job = world.sync();
            assertThat(job.get("status").asString()).as("%s", job).isEqualTo("completed");
            world.awaitQuiet();
            System.out.printf("%s issues at three trackers, %s%n", assertThatAllSayTheSame(world), job.get("counts"));

            world.registerWebhooks();
            world.registerJiraWebhook();
            var marks = edit(world);
            settle(world);

            int issues = assertThatAllSayTheSame(world);
            assertThatNothingIsWrittenAnyMore(world);
            var lost = lost(world, marks);
            System.out.printf(
                    "%d edits with a text of their own on four sides, %d issues equal, %d conflicts kept, %d edits lost%n",
                    marks.size(),
                    issues,
                    EditsInHub.items(world, "/api/v1/conflicts").size(),
                    lost.size());
            assertThat(lost).isEmpty();
        }
    }

    private record Edit(String side, String record, long done) {}

    /** Returns the words that were written, each with where and in what. */
    private Map<String, Edit> edit(World world) throws Exception {
        var faults = List.of(world.github.faults(), world.plane.faults(), world.jira.faults());
        faults.forEach(each -> each.hooks(BAD_NETWORK));
        faults.forEach(overwrites::watch);
        var sides = List.of(
                new EditsAtGitHub(world, EditsEverywhereTest::nobodyEditedIt),
                new EditsAtPlane(world, EditsEverywhereTest::nobodyEditedIt),
                new EditsAtJira(world, EditsEverywhereTest::nobodyEditedIt),
                new EditsInHub(world));
        Map<String, Edit> marks = new LinkedHashMap<>();
        for (int i = 0; i < EDITS; i++) {
            var side = EditsAt.any(random, sides);
            String mark = "edit" + i + "e";
            String what = side.edit(random, mark);
            if (!what.isEmpty()) {
                marks.put(mark, new Edit(side.getClass().getSimpleName(), what, System.nanoTime()));
            }
            if (i % FAULT_EVERY == 0) {
                strike(EditsAt.any(random, faults));
            }
            if (i % CYCLE_EVERY == CYCLE_EVERY - 1) {
                world.cycle();
            }
        }
        faults.forEach(Faults::none);
        faults.forEach(overwrites::watch);
        return marks;
    }

    private static boolean nobodyEditedIt(String comment) {
        return !MARK.matcher(comment).find();
    }

    /** One read without an answer, and one change whose answer gets lost although it was made. */
    private static void strike(Faults faults) {
        faults.once(Fault.SERVER_ERROR, request -> !request.writes());
        faults.once(Fault.ERROR_AFTER_COMMIT, SimulatedRequest::writes);
    }

    /** What no webhook told is found by the polls; what no poll can see (a deleted comment) by a reconcile. */
    private static void settle(World world) throws Exception {
        assertThat(world.github.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
        assertThat(world.plane.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
        assertThat(world.jira.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
        world.awaitQuiet();
        world.sync();
        world.awaitQuiet();
        world.cycle();
        world.awaitQuiet();
    }

    private static int assertThatAllSayTheSame(World world) throws Exception {
        Map<String, PlaneIssue> items =
                byId(world.plane.issues(world.planeProject), item -> item.id().toString());
        Map<String, JiraIssue> there = byId(world.jira.issues(World.JIRA_PROJECT), JiraIssue::key);
        Map<String, GitHubIssue> issues = byId(
                world.github.issues(World.REPOSITORY).stream()
                        .filter(issue -> !issue.pullRequest())
                        .toList(),
                issue -> Long.toString(issue.number()));
        var here = EditsInHub.issues(world);
        assertThat(here).hasSize(issues.size());
        assertThat(items).hasSize(issues.size());
        assertThat(there).as("also the issue whose text is too long for Jira").hasSize(issues.size());
        var compare = new Compare(world);
        var compareJira = new CompareJira(world);
        for (JsonNode each : here) {
            var twins = world.get("/api/v1/issues/" + each.get("id").asString()).get("twins");
            var issue = issues.remove(key(twins, "github"));
            assertThat(issue).as("%s at GitHub, once", twins).isNotNull();
            compare.sameInAnyOrder(issue, items.get(key(twins, "plane")));
            compareJira.sameInAnyOrder(issue, there.get(key(twins, "jira")));
            assertThat(Compare.markdown(each.get("body").asString())).isEqualTo(Compare.markdown(issue.body()));
            assertThat(each.get("title").asString()).isEqualTo(issue.title());
        }
        return here.size();
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
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
        int writes = world.writes();
        world.sync();
        world.awaitQuiet();
        world.cycle();
        world.awaitQuiet();
        assertThat(world.writes()).as("writes while nobody edits").isEqualTo(writes);
    }

    /** Those that stand neither in an issue nor in what the hub keeps of it, although it could have seen them. */
    private List<String> lost(World world, Map<String, Edit> marks) throws Exception {
        var all = new StringBuilder();
        for (JsonNode each : EditsInHub.issues(world)) {
            var path = "/api/v1/issues/" + each.get("id").asString();
            all.append(world.get(path));
            EditsInHub.items(world, path + "/timeline").forEach(all::append);
        }
        EditsInHub.items(world, "/api/v1/conflicts").forEach(all::append);
        var kept = MARK.matcher(all).results().map(found -> found.group()).collect(Collectors.toSet());
        var lost = new ArrayList<String>();
        marks.forEach((mark, edit) -> {
            if (!kept.contains(mark)) {
                boolean unseen = overwrites.unseen(edit.record, edit.done);
                System.out.printf("%s is nowhere, %s%n", mark, unseen ? "overwritten unseen" : edit);
                if (!unseen) {
                    lost.add(mark + " " + edit);
                }
            }
        });
        return lost;
    }
}
