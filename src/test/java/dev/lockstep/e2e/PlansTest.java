package dev.lockstep.e2e;

import static dev.lockstep.e2e.PlanWorld.after;
import static dev.lockstep.e2e.PlanWorld.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.PlaneComment;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a sync would do is looked at before it does it, and it does just that. */
class PlansTest {
    private static final List<String> FIELDS = List.of("title", "body", "state", "labels", "assignees");

    @Test
    void aPlanOfAFirstImportIsWhatTheImportThenDoes(@TempDir Path folder) throws Exception {
        try (var plans = new PlanWorld(folder)) {
            var world = plans.world;
            peopleHaveWritten(world);
            plans.linkedAndStopped();

            var plan = plans.made(plans.github, "plan");

            assertThat(plan.get("status").asString()).isEqualTo("ready");
            assertThat(plans.writes()).as("writes while planning").isZero();
            assertThat(world.get("/api/v1/issues").get("items")).isEmpty();
            assertThat(plan.get("etaEarliestSeconds").asLong())
                    .isLessThanOrEqualTo(plan.get("etaLatestSeconds").asLong());
            assertThat(plan.get("readRequests").asLong()).isPositive();
            var creates = plans.changes(plan, of("create", false, plans.plane));
            var comments = plans.changes(plan, of("create", true, plans.plane));
            assertThat(plans.changes(plan, of("match", false, plans.plane))).hasSize(1);
            assertThat(plans.changes(plan, of("only-here", false, plans.plane)))
                    .extracting(change -> change.get("title").asString())
                    .containsExactly("Only in Plane");
            var here = plans.changes(plan, of("create", false, null));
            var said = plans.changes(plan, of("create", true, null));
            var toGitHub = plans.changes(plan, of("create", true, plans.github));

            world.plane.log().clear();
            world.github.log().clear();
            plans.goOn();

            assertThat(values(here)).isEqualTo(hub(world));
            assertThat(said).hasSize(26);
            assertThat(creates).hasSize(25);
            assertThat(world.plane.issues(world.planeProject)).hasSize(25 + 2);
            assertThat(world.plane.issues(world.planeProject).stream()
                            .flatMap(item -> world.plane.comments(world.planeProject, item.id()).stream())
                            .map(PlaneComment::commentHtml))
                    .hasSize(comments.size() + 1);
            assertThat(world.github.log().creates()).as("comments at GitHub").isEqualTo(toGitHub.size());
            long labels = world.plane.labels(world.planeProject).size();
            assertThat(world.plane.log().creates()).isEqualTo((int) (creates.size() + comments.size() + labels));

            var nothing = plans.made(plans.github, "plan");
            assertThat(plans.changes(
                            nothing, change -> !change.get("kind").asString().equals("only-here")))
                    .isEmpty();
            assertThatItGoesAway(plans, plan);
        }
    }

    /** 26 issues and 25 comments at GitHub, one of them also in Plane, where one more stands alone. */
    private static void peopleHaveWritten(World world) {
        var ann = world.github.person("ann", World.REPOSITORY);
        for (int i = 0; i < 25; i++) {
            long number = ann.open("Issue " + i, "Text " + i + "\n\n- a list", i % 2 == 0 ? "bug" : "Docs");
            for (int comment = 0; comment < i % 3; comment++) {
                ann.comment(number, "Word " + i + "." + comment);
            }
            if (i % 5 == 0) {
                ann.close(number, "completed");
            }
        }
        ann.assign(1, "ann");
        ann.comment(ann.open("The same", "words"), "from GitHub");
        ann.openPullRequest("A pull request", "Text");
        var gwen = world.plane.person("Gwen", world.planeProject);
        gwen.comment(gwen.open("The same", "<p>words</p>"), "<p>from Plane</p>");
        gwen.open("Only in Plane", "<p>Text</p>");
    }

    private static void assertThatItGoesAway(PlanWorld plans, JsonNode plan) throws Exception {
        var path = "/api/v1/plans/" + plan.get("id").asString();
        var deleted = plans.world.ask(
                HttpRequest.newBuilder(plans.world.address(path)).DELETE());
        assertThat(deleted.statusCode()).isEqualTo(204);
        var gone = plans.world.ask(
                HttpRequest.newBuilder(plans.world.address(path)).GET());
        assertThat(gone.statusCode()).isEqualTo(404);
    }

    /** By title, what each issue would hold. */
    private static Map<String, List<String>> values(List<JsonNode> creates) {
        return creates.stream()
                .collect(Collectors.toMap(
                        change -> change.get("title").asString(),
                        change -> FIELDS.stream()
                                .map(field -> after(change, field))
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Map<String, List<String>> hub(World world) throws Exception {
        Function<JsonNode, String> lines = names -> StreamSupport.stream(names.spliterator(), false)
                .map(JsonNode::asString)
                .sorted()
                .collect(Collectors.joining("\n"));
        Map<String, List<String>> issues = new TreeMap<>();
        for (var issue : world.get("/api/v1/issues?limit=200").get("items")) {
            issues.put(
                    issue.get("title").asString(),
                    List.of(
                            issue.get("title").asString(),
                            issue.get("body").asString(),
                            issue.get("state").asString().toUpperCase(java.util.Locale.ROOT),
                            lines.apply(issue.get("labels")),
                            lines.apply(issue.get("assignees"))));
        }
        return issues;
    }

    @Test
    void aVerificationFindsWhatNothingExplains(@TempDir Path folder) throws Exception {
        try (var plans = new PlanWorld(folder)) {
            var world = plans.world;
            var ann = world.github.person("ann", World.REPOSITORY);
            long edited = ann.open("Title", "Text");
            ann.comment(edited, "A word");
            ann.open("Left alone", "Text");
            plans.imported();
            assertThat(drift(plans.made(plans.github, "verify"))).isZero();
            assertThat(drift(plans.made(plans.plane, "verify"))).isZero();
            int before = plans.writes();

            ann.editTitle(edited, "Another title");
            ann.comment(edited, "Another word");
            var found = plans.made(plans.github, "verify");

            assertThat(plans.writes()).as("writes while verifying").isEqualTo(before);
            assertThat(drift(found)).isEqualTo(2);
            var title = plans.changes(found, of("edit", false, null)).getFirst();
            assertThat(title.get("verdict").asString()).isEqualTo("drift");
            assertThat(title.get("fields").get(0).get("before").asString()).isEqualTo("Title");
            assertThat(after(title, "title")).isEqualTo("Another title");
            world.await("two are told", () -> metric(world).equals("2.0") ? true : null);
            assertThat(world.bean(dev.lockstep.event.Events.class).after(0, 10_000))
                    .anyMatch(event -> event.type().equals("link.drifted")
                            && event.subject().equals(plans.github));

            world.post("/api/v1/links/" + plans.github + "/pause", "{}");
            var paused = plans.made(plans.github, "verify");
            assertThat(paused.get("verdicts").get("paused").asLong()).isEqualTo(2);
            world.post("/api/v1/links/" + plans.github + "/resume", "{}");
            world.cycle();
            world.awaitQuiet();
            assertThat(drift(plans.made(plans.github, "verify"))).isZero();
            world.await("none is told", () -> metric(world).equals("0.0") ? true : null);
        }
    }

    @Test
    void aPlanGoesOnAfterARestart(@TempDir Path folder) throws Exception {
        try (var plans = new PlanWorld(folder)) {
            var world = plans.world;
            var ann = world.github.person("ann", World.REPOSITORY);
            for (int i = 0; i < 150; i++) {
                ann.open("Issue " + i, "Text");
            }
            plans.linkedOnly();
            var begun = world.post("/api/v1/links/" + plans.github + "/plan", "");
            world.stop();
            world.start();
            var plan = plans.ended("/api/v1/plans/" + begun.get("id").asString());
            assertThat(plan.get("status").asString()).as(plan.toString()).isEqualTo("ready");
            assertThat(plans.changes(plan, of("create", false, null))).hasSize(150);
            assertThat(plans.changes(plan, of("create", false, plans.plane))).hasSize(150);
            assertThat(plans.writes()).isZero();
        }
    }

    private static long drift(JsonNode plan) {
        assertThat(plan.get("status").asString()).as(plan.toString()).isEqualTo("ready");
        var drift = plan.get("verdicts").get("drift");
        return drift == null ? 0 : drift.asLong();
    }

    private static String metric(World world) throws Exception {
        var all = world.ask(HttpRequest.newBuilder(world.address("/actuator/prometheus"))
                        .GET())
                .body();
        return all.lines()
                .filter(line -> line.startsWith("lockstep_drift"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse(all);
    }
}
