package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.SimulatedRequest;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes at the trackers of an issue that was deleted in the hub, by each link's policy. */
class DeletedHereTest {
    private static final Predicate<SimulatedRequest> DELETES =
            request -> request.method().equals("DELETE");
    private static final Predicate<SimulatedRequest> CLOSES =
            request -> request.method().equals("PATCH") && request.path().contains("/issues/");

    private static World world(Path folder, int issues) throws Exception {
        var world = new World(folder).withJira(JiraEdition.CLOUD, JiraWorkflow.simple());
        var alice = world.github.person("alice", World.REPOSITORY);
        IntStream.rangeClosed(1, issues).forEach(at -> alice.comment(alice.open("issue " + at, "text"), "A word"));
        world.start();
        world.sync();
        world.awaitQuiet();
        for (var tracker : List.of("github", "plane", "jira")) {
            assertThat(world.linkTo(tracker).get("deletions").asString()).isEqualTo("keep");
        }
        return world;
    }

    @Test
    void itIsDeletedOrClosedEverywhereOnceThoughNobodyAnswersAndNeverComesBack(@TempDir Path folder) throws Exception {
        try (var world = world(folder, 3)) {
            say(world, "delete", "github", "plane", "jira");
            world.plane.faults().once(Fault.RESET_AFTER_COMMIT, DELETES);
            world.jira.faults().once(Fault.ERROR_AFTER_COMMIT, DELETES);
            world.github.faults().once(Fault.RESET_AFTER_COMMIT, CLOSES);
            int writes = world.writes();
            var id = delete(world, "issue 1");
            world.until(
                    "it is gone in Plane",
                    () -> world.plane.issues(world.planeProject).size() == 2);
            world.until(
                    "and in Jira", () -> world.jira.issues(World.JIRA_PROJECT).size() == 2);
            world.until("and closed at GitHub", () -> !github(world, 1).open());
            world.await(
                    "the timeline tells it",
                    () -> kinds(world, id).containsAll(List.of("closed_there", "removed")) ? true : null);
            world.awaitQuiet();
            assertThat(github(world, 1).stateReason()).isEqualTo("not_planned");
            assertThat(places(world, id, "removed")).containsExactlyInAnyOrder("lockstep", "plane", "jira");
            assertThat(places(world, id, "closed_there")).containsExactly("github");
            assertThat(world.writes() - writes).as("one write for each tracker").isEqualTo(3);

            world.github.person("alice", World.REPOSITORY).reopen(1);
            world.github.person("alice", World.REPOSITORY).editTitle(1, "alive again");
            world.sync();
            world.cycle();
            world.awaitQuiet();
            assertThat(world.writes() - writes)
                    .as("who opens it again is left alone")
                    .isEqualTo(3);
            assertThat(github(world, 1).open()).isTrue();
            assertThat(titles(world)).containsExactlyInAnyOrder("issue 2", "issue 3");
        }
    }

    @Test
    void whatSomebodyWroteThereIsKeptAndWhatWasDeletedBeforeToo(@TempDir Path folder) throws Exception {
        try (var world = world(folder, 4)) {
            delete(world, "issue 4");
            world.awaitQuiet();
            say(world, "delete", "plane");
            say(world, "close", "jira");
            var gwen = world.plane.person("Gwen", world.planeProject);
            gwen.editDescription(item(world, "issue 1"), "<p>Much better words</p>");
            gwen.comment(item(world, "issue 2"), "<p>Wait!</p>");
            for (int at = 1; at <= 3; at++) {
                delete(world, "issue " + at);
            }
            world.until(
                    "the third is gone",
                    () -> world.plane.issues(world.planeProject).size() == 3);
            world.awaitQuiet();
            world.sync();
            world.awaitQuiet();
            assertThat(world.plane.issues(world.planeProject))
                    .extracting(PlaneIssue::name)
                    .containsExactlyInAnyOrder("issue 1", "issue 2", "issue 4");
            assertThat(world.operations("direction=outbound"))
                    .anyMatch(each -> each.toString().contains("kept_edited_there"));
            assertThat(world.github.issues(World.REPOSITORY)).hasSize(4).allMatch(GitHubIssue::open);
            assertThat(world.jira.issues(World.JIRA_PROJECT)).hasSize(4);
            assertThat(world.jira
                            .log()
                            .count(request -> request.path().endsWith("/transitions")
                                    && request.method().equals("POST")))
                    .as("what is closed in Jira")
                    .isEqualTo(3);
        }
    }

    @Test
    void manyDeletionsWaitForAPersonAndWhatIsRejectedNeverGoes(@TempDir Path folder) throws Exception {
        try (var world = world(folder, 13)) {
            say(world, "delete", "plane");
            for (int at = 1; at <= 12; at++) {
                delete(world, "issue " + at);
            }
            world.until(
                    "the first ten are gone",
                    () -> world.plane.issues(world.planeProject).size() == 3);
            var plan = world.await("the others wait", () -> {
                var waiting = world.get(guard(world)).get("waiting");
                return waiting.isEmpty() || waiting.get(0).get("deletes").asLong() < 2 ? null : waiting.get(0);
            });
            assertThat(plan.get("danger").asString()).isEqualTo("mass_deletion");
            world.post(
                    guard(world) + "/reject",
                    Json.write(Map.of("plan", plan.get("id").asString())));
            world.awaitQuiet();
            world.sync();
            world.awaitQuiet();
            assertThat(world.plane.issues(world.planeProject)).hasSize(3);
            assertThat(titles(world)).containsExactly("issue 13");
        }
    }

    private static void say(World world, String word, String... trackers) throws Exception {
        for (var tracker : trackers) {
            world.patch("/api/v1/links/" + world.link(tracker), Map.of("deletions", word));
        }
    }

    private static String delete(World world, String title) throws Exception {
        var id = world.issue(title);
        var path = "/api/v1/issues/" + id;
        var number = world.get(path).get("number").asLong();
        var gone = world.ask(HttpRequest.newBuilder(world.address(path + "?confirm=" + number))
                .header("If-Match", "*")
                .DELETE());
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
        return id;
    }

    private static List<String> kinds(World world, String id) throws Exception {
        List<String> kinds = new ArrayList<>();
        timeline(world, id).forEach(each -> kinds.add(change(each).path("kind").asString()));
        return kinds;
    }

    private static List<String> places(World world, String id, String kind) throws Exception {
        List<String> places = new ArrayList<>();
        for (var each : timeline(world, id)) {
            if (change(each).path("kind").asString().equals(kind)) {
                places.add(change(each).path("place").asString());
            }
        }
        return places;
    }

    private static JsonNode change(JsonNode entry) {
        return entry.path("change");
    }

    private static JsonNode timeline(World world, String id) throws Exception {
        return world.get("/api/v1/issues/" + id + "/timeline?limit=100").get("items");
    }

    private static List<String> titles(World world) throws Exception {
        List<String> titles = new ArrayList<>();
        world.get("/api/v1/issues?limit=200")
                .get("items")
                .forEach(issue -> titles.add(issue.get("title").asString()));
        return titles;
    }

    private static GitHubIssue github(World world, long number) {
        return world.github.issues(World.REPOSITORY).stream()
                .filter(issue -> issue.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static java.util.UUID item(World world, String name) {
        return world.plane.issues(world.planeProject).stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String guard(World world) throws Exception {
        return "/api/v1/links/" + world.link("plane") + "/guard";
    }
}
