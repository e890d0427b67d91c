package dev.lockstep.e2e;

import static dev.lockstep.e2e.PlanWorld.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.PlaneIssue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a job did is taken back, but for what somebody has touched since. */
class PlanUndoneTest {
    @Test
    void anImportIsUndoneAndWhatSomebodyEditedStays(@TempDir Path folder) throws Exception {
        try (var plans = new PlanWorld(folder)) {
            var world = plans.world;
            var ann = world.github.person("ann", World.REPOSITORY);
            for (int i = 0; i < 5; i++) {
                ann.comment(ann.open("Issue " + i, "Text"), "A word");
            }
            plans.imported();
            var gwen = world.plane.person("Gwen", world.planeProject);
            edit(world, "Issue 1", "Issue 1, edited in the hub");
            world.awaitQuiet();
            int before = plans.writes();

            var plan = undone(plans);
            assertThat(plans.writes()).as("writes while planning").isEqualTo(before);
            assertThat(plans.changes(plan, of("delete", false, plans.plane))).hasSize(4);
            var left =
                    plans.changes(plan, change -> change.get("state").asString().equals("left"));
            assertThat(left).hasSize(1);
            assertThat(left.getFirst().get("title").asString()).isEqualTo("Issue 1, edited in the hub");
            assertThat(left.getFirst().get("reason").asString()).contains("admin", "title changed");
            gwen.comment(item(world, "Issue 2"), "<p>Wait!</p>"); // nobody here has heard of it
            var applied = plans.applied(plan);

            assertThat(applied.get("status").asString()).as(applied.toString()).isEqualTo("applied");
            assertThat(world.plane.issues(world.planeProject))
                    .extracting(PlaneIssue::name)
                    .containsExactlyInAnyOrder("Issue 1, edited in the hub", "Issue 2");
            assertThat(titles(world)).containsExactlyInAnyOrder("Issue 1, edited in the hub", "Issue 2");
            assertThat(plans.changes(
                            plan, change -> change.get("state").asString().equals("refused")))
                    .hasSize(2)
                    .allMatch(change -> change.get("title").asString().equals("Issue 2"))
                    .allMatch(change -> change.get("reason").asString().contains("commented"));
            assertThat(world.github.issues(World.REPOSITORY))
                    .as("where it came from")
                    .hasSize(5);
            world.awaitJob(world.post("/api/v1/links/" + plans.github + "/sync", "")
                    .get("jobId")
                    .asString());
            world.awaitQuiet();
            assertThat(titles(world)).as("it does not come back").hasSize(2);
        }
    }

    @Test
    void whatAJobChangedIsSetBackOnAllSides(@TempDir Path folder) throws Exception {
        try (var plans = new PlanWorld(folder)) {
            var world = plans.world;
            var ann = world.github.person("ann", World.REPOSITORY);
            long number = ann.open("Title", "Text");
            plans.imported();
            ann.editTitle(number, "Changed");
            ann.editBody(number, "Changed text");
            ann.label(number, "bug");
            world.awaitJob(world.post("/api/v1/links/" + plans.github + "/sync", "")
                    .get("jobId")
                    .asString());
            world.awaitQuiet();
            editBody(world, "Changed", "Somebody's text");
            world.awaitQuiet();

            var plan = undone(plans);
            var applied = plans.applied(plan);
            world.awaitQuiet();

            assertThat(applied.get("message").asString()).startsWith("3 changes applied, 0 refused");
            var issue = world.github.issues(World.REPOSITORY).getFirst();
            assertThat(issue.title()).isEqualTo("Title");
            assertThat(issue.labels()).isEmpty();
            assertThat(issue.body()).isEqualTo("Somebody's text");
            assertThat(world.plane.issues(world.planeProject).getFirst().name()).isEqualTo("Title");
            assertThat(plans.changes(
                            plan, change -> change.get("state").asString().equals("left")))
                    .extracting(
                            change -> change.get("fields").get(0).get("field").asString())
                    .containsExactly("body");
        }
    }

    /** Of the newest job. */
    private static JsonNode undone(PlanWorld plans) throws Exception {
        var job = plans.world
                .get("/api/v1/jobs?limit=1")
                .get("items")
                .get(0)
                .get("id")
                .asString();
        var begun = plans.world.post("/api/v1/jobs/" + job + "/undo", "");
        var plan = plans.ended("/api/v1/plans/" + begun.get("id").asString());
        assertThat(plan.get("status").asString()).as(plan.toString()).isEqualTo("ready");
        return plan;
    }

    private static java.util.UUID item(World world, String name) {
        return world.plane.issues(world.planeProject).stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void edit(World world, String title, String after) throws Exception {
        patch(world, title, Map.of("title", after));
    }

    private static void editBody(World world, String title, String body) throws Exception {
        patch(world, title, Map.of("body", body));
    }

    private static void patch(World world, String title, Map<String, ?> values) throws Exception {
        var path = "/api/v1/issues/" + world.issue(title);
        var answer = world.edit(path, values);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static List<String> titles(World world) throws Exception {
        var titles = new java.util.ArrayList<String>();
        world.get("/api/v1/issues?limit=200")
                .get("items")
                .forEach(issue -> titles.add(issue.get("title").asString()));
        return titles;
    }
}
