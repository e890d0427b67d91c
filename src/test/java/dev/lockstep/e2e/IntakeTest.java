package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A link that takes in a part of what stands at its tracker. */
class IntakeTest {
    private static World world(Path folder) {
        return new World(folder)
                .without("lockstep.github.owner")
                .without("lockstep.plane.workspace")
                .without("lockstep.jira.project");
    }

    @Test
    void openIssuesWithALabelComeInFromGitHubAndWhateverComesToFitLater(@TempDir Path folder) throws Exception {
        try (var world = world(folder).start()) {
            var ann = world.github.person("ann", World.REPOSITORY);
            ann.open("wanted", "text", "sync");
            long later = ann.open("later", "text");
            ann.comment(later, "said before");
            ann.close(ann.open("closed", "text", "sync"), "completed");
            var intake = Map.of("openOnly", true, "labels", List.of("Sync"));
            var link = linked(world, "github", World.REPOSITORY, intake);
            assertThat(world.get("/api/v1/links/" + link).get("intake").toString())
                    .isEqualTo("{\"openOnly\":true,\"fromNowOn\":false,\"labels\":[\"Sync\"],\"jql\":null}");
            assertThat(titles(world)).containsExactly("wanted");

            world.registerWebhooks();
            ann.editTitle(later, "later, edited");
            world.await("the delivery is looked at", () -> left(world));
            assertThat(titles(world)).containsExactly("wanted");
            ann.label(later, "SYNC");
            world.issue("later, edited");
            world.await("with what was said before", () -> comments(world, "later, edited") == 1 ? true : null);

            ann.close(1, "completed");
            ann.unlabel(1, "sync");
            ann.editTitle(1, "wanted, and now closed");
            world.issue("wanted, and now closed");
            var job = world.post("/api/v1/links/" + link + "/sync", "");
            assertThat(world.awaitJob(job.get("jobId").asString()).get("status").asString())
                    .isEqualTo("completed");
            assertThat(titles(world)).containsExactlyInAnyOrder("wanted, and now closed", "later, edited");
            assertThat(world.get("/api/v1/links/" + link).get("twins").asInt()).isEqualTo(2);
            assertThat(world.get("/api/v1/links/" + link + "/guard").get("waiting"))
                    .isEmpty();
        }
    }

    private static Boolean left(World world) throws Exception {
        return world.operations("state=completed").stream()
                        .anyMatch(
                                operation -> operation.get("reason").asString().equals("left_out"))
                ? true
                : null;
    }

    @Test
    void fromNowOnOnlyWhatIsNewComesInFromPlane(@TempDir Path folder) throws Exception {
        try (var world = world(folder)) {
            var gwen = world.plane.person("Gwen", world.planeProject);
            var old = gwen.open("old", "<p>text</p>");
            awaitNextSecond(world);
            world.start();
            linked(world, "plane", World.WORKSPACE + "/" + world.planeProject, Map.of("fromNowOn", true));
            assertThat(titles(world)).isEmpty();
            gwen.open("new", "<p>text</p>");
            gwen.editName(old, "old, edited");
            world.await("the new one comes in", () -> {
                world.cycle();
                return titles(world).contains("new") ? true : null;
            });
            world.awaitQuiet();
            assertThat(titles(world)).containsExactly("new");
        }
    }

    /** What is as old as the link, in whole seconds, counts as new. */
    private static void awaitNextSecond(World world) throws Exception {
        var clock = java.time.InstantSource.system();
        long second = clock.instant().getEpochSecond();
        world.await("the next second", () -> clock.instant().getEpochSecond() > second ? true : null);
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whatAQueryFindsComesInFromJira(JiraEdition edition, @TempDir Path folder) throws Exception {
        try (var world = world(folder).withJira(edition, JiraWorkflow.simple()).without("lockstep.jira.project")) {
            var jane = world.jira.person("Jane", World.JIRA_PROJECT);
            var wanted = jane.open("wanted", "text");
            jane.label(wanted, "sync");
            var other = jane.open("other", "text");
            world.start();
            var link = linked(world, "jira", World.JIRA_PROJECT, Map.of("jql", "labels = \"sync\""));
            assertThat(titles(world)).containsExactly("wanted");
            jane.label(other, "sync");
            jane.unlabel(wanted, "sync");
            jane.editSummary(wanted, "wanted no more");
            world.await("the other comes in", () -> {
                world.cycle();
                return titles(world).equals(Set.of("wanted no more", "other")) ? true : null;
            });
            var job = world.post("/api/v1/links/" + link + "/sync", "");
            world.awaitJob(job.get("jobId").asString());
            assertThat(world.get("/api/v1/links/" + link).get("twins").asInt()).isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeMeantIsRefusedByName(@TempDir Path folder) throws Exception {
        try (var world = world(folder).start()) {
            assertThat(refusal(world, Map.of("jql", "labels = a")))
                    .contains("jql_not_there", "\"field\":\"intake.jql\"");
            assertThat(refusal(world, Map.of("labels", List.of(" "))))
                    .contains("labels_unusable", "\"field\":\"intake.labels\"");
            assertThat(world.get("/api/v1/links").get("items")).isEmpty();
        }
    }

    private static String refusal(World world, Map<String, ?> intake) throws Exception {
        var wanted = wanted(world, "github", World.REPOSITORY, intake);
        return world.ask(HttpRequest.newBuilder(world.address("/api/v1/links"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wanted)))
                .body();
    }

    private static String wanted(World world, String connection, String container, Map<String, ?> intake)
            throws Exception {
        var name = "Web " + world.get("/api/v1/projects").get("items").size();
        var project = world.post("/api/v1/projects", Json.write(Map.of("name", name)))
                .get("id")
                .asString();
        return Json.write(Map.of(
                "projectId", project,
                "connectionId", world.connection(connection),
                "container", container,
                "intake", intake));
    }

    private static String linked(World world, String connection, String container, Map<String, ?> intake)
            throws Exception {
        var id = world.post("/api/v1/links", wanted(world, connection, container, intake))
                .get("id")
                .asString();
        world.await("it is in step", () -> {
            var state = world.get("/api/v1/links/" + id).get("syncState").asString();
            return state.equals("synced") ? state : null;
        });
        world.awaitQuiet();
        return id;
    }

    private static Set<String> titles(World world) throws Exception {
        return StreamSupport.stream(
                        world.get("/api/v1/issues?limit=200").get("items").spliterator(), false)
                .map(issue -> issue.get("title").asString())
                .collect(Collectors.toSet());
    }

    private static int comments(World world, String title) throws Exception {
        return world.get("/api/v1/issues/" + world.issue(title)).get("comments").size();
    }
}
