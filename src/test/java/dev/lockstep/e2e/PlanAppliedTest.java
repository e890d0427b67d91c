package dev.lockstep.e2e;

import static dev.lockstep.e2e.PlanWorld.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.PlaneIssue;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A plan is carried out as it was seen, and what changed since is left. */
class PlanAppliedTest {
    @Test
    void whatChangedMeanwhileIsRefusedAndNothingElse(@TempDir Path folder) throws Exception {
        try (var plans = new PlanWorld(folder)) {
            var world = plans.world;
            var ann = world.github.person("ann", World.REPOSITORY);
            long first = ann.open("One", "Text");
            long second = ann.open("Two", "Text");
            long third = ann.open("Three", "Text");
            long word = ann.comment(third, "A word");
            plans.imported();
            ann.editTitle(first, "One, edited");
            ann.editTitle(second, "Two, edited");
            ann.label(third, "bug");
            ann.editComment(word, "Another word");

            var plan = plans.made(plans.github, "plan");
            assertThat(plans.changes(plan, of("edit", false, null))).hasSize(3);
            assertThat(plans.changes(plan, of("edit", false, plans.plane))).hasSize(3);
            assertThat(plans.changes(plan, of("edit", true, plans.plane))).hasSize(1);
            ann.editTitle(second, "Two, edited twice");
            var applied = plans.applied(plan);

            assertThat(applied.get("status").asString()).as(applied.toString()).isEqualTo("applied");
            assertThat(titles(world)).containsExactlyInAnyOrder("One, edited", "Two", "Three");
            assertThat(hub(world)).isEqualTo(titles(world));
            assertThat(inState(plans, plan, "applied")).hasSize(6);
            assertThat(inState(plans, plan, "left"))
                    .extracting(change -> change.get("linkId").asString())
                    .containsExactly(plans.plane);
            var refused = inState(plans, plan, "refused");
            assertThat(refused).hasSize(1);
            assertThat(refused.getFirst().get("title").asString()).startsWith("Two");
            assertThat(refused.getFirst().get("reason").asString()).contains("title", "since the plan was made");
            assertThatItIsAppliedOnce(plans, plan);

            world.cycle();
            world.awaitQuiet();
            assertThat(titles(world)).contains("Two, edited twice");
        }
    }

    @Test
    void aFirstImportIsAppliedButForOneIssueThatWasEdited(@TempDir Path folder) throws Exception {
        try (var plans = new PlanWorld(folder)) {
            var world = plans.world;
            var ann = world.github.person("ann", World.REPOSITORY);
            for (int i = 0; i < 6; i++) {
                long number = ann.open("Issue " + i, "Text " + i, "bug");
                ann.comment(number, "Word " + i);
            }
            ann.close(2, "completed");
            ann.open("The same", "words");
            world.plane.person("Gwen", world.planeProject).open("The same", "<p>words</p>");
            plans.linkedOnly();
            var plan = plans.made(plans.github, "plan");
            ann.editBody(4, "Another text");

            var applied = plans.applied(plan);

            assertThat(applied.get("message").asString()).contains(" 2 refused");
            assertThat(inState(plans, plan, "refused"))
                    .extracting(change -> change.get("title").asString())
                    .containsExactlyInAnyOrder("Issue 3", "Word 3");
            assertThat(hub(world)).isEqualTo(Set.of("Issue 0", "Issue 1", "Issue 2", "Issue 4", "Issue 5", "The same"));
            assertThat(titles(world)).isEqualTo(hub(world));
            assertThat(world.plane.issues(world.planeProject))
                    .as("no duplicate")
                    .hasSize(6);
            var compare = new Compare(world);
            world.github.issues(World.REPOSITORY).stream()
                    .filter(issue -> issue.number() != 4)
                    .forEach(issue -> compare.sameAsOneOf(issue, items(world, issue.title())));

            world.awaitJob(world.post("/api/v1/links/" + plans.github + "/sync", "")
                    .get("jobId")
                    .asString());
            world.awaitQuiet();
            assertThat(world.plane.issues(world.planeProject)).as("all, once").hasSize(7);
            world.github
                    .issues(World.REPOSITORY)
                    .forEach(issue -> compare.sameAsOneOf(issue, items(world, issue.title())));
        }
    }

    /** More deletions than the guard lets go unasked: the plan named each of them, and a person had it applied. */
    @Test
    void deletionsThatAPlanNamesAreNotAskedForOnceMore(@TempDir Path folder) throws Exception {
        try (var plans = new PlanWorld(folder)) {
            var world = plans.world;
            var ann = world.github.person("ann", World.REPOSITORY);
            long number = ann.open("One", "Text");
            var words = IntStream.range(0, 12)
                    .mapToLong(at -> ann.comment(number, "Word " + at))
                    .toArray();
            plans.imported();
            Arrays.stream(words).forEach(ann::deleteComment);
            ann.editTitle(number, "One, edited");

            var plan = plans.made(plans.github, "plan");
            assertThat(plans.changes(plan, of("delete", true, plans.plane))).hasSize(12);
            plans.applied(plan);
            world.awaitQuiet();
            var item = world.plane.issues(world.planeProject).getFirst();
            assertThat(world.plane.comments(world.planeProject, item.id())).isEmpty();
            assertThat(world.get("/api/v1/links/" + plans.plane + "/guard").get("waiting"))
                    .isEmpty();
        }
    }

    private static List<PlaneIssue> items(World world, String title) {
        return world.plane.issues(world.planeProject).stream()
                .filter(item -> item.name().equals(title))
                .toList();
    }

    private static void assertThatItIsAppliedOnce(PlanWorld plans, JsonNode plan) throws Exception {
        var again = plans.world.ask(HttpRequest.newBuilder(
                        plans.world.address("/api/v1/plans/" + plan.get("id").asString() + "/apply"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("plan_not_ready");
    }

    private static List<JsonNode> inState(PlanWorld plans, JsonNode plan, String state) throws Exception {
        return plans.changes(plan, change -> change.get("state").asString().equals(state));
    }

    private static Set<String> titles(World world) {
        return world.plane.issues(world.planeProject).stream()
                .map(PlaneIssue::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> hub(World world) throws Exception {
        Set<String> titles = new TreeSet<>();
        world.get("/api/v1/issues?limit=200")
                .get("items")
                .forEach(issue -> titles.add(issue.get("title").asString()));
        return titles;
    }
}
