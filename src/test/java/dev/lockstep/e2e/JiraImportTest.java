package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A Jira project that people have worked in comes into the hub, and what they change afterwards does too. */
class JiraImportTest {
    private static final int ISSUES = 120;
    private static final String PROJECT = "OLD";

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void everythingComesInWithItsAuthorsAndTimesAndThenOnlyWhatChanges(JiraEdition edition, @TempDir Path folder)
            throws Exception {
        try (var world =
                new World(folder).withJira(edition, JiraWorkflow.simple()).with("lockstep.egress.allow=127.0.0.0/8")) {
            world.jira.limits(false);
            world.jira.addProject(PROJECT, "Old", JiraWorkflow.simple());
            fill(world);
            world.start();
            String project = created(world, "/api/v1/projects", Map.of("name", "old"));
            String link = created(
                    world,
                    "/api/v1/links",
                    Map.of("projectId", project, "connectionId", world.connection("jira"), "container", PROJECT));
            world.await("all is here", () -> issues(world, project).size() == ISSUES ? true : null);
            world.awaitQuiet();
            assertThatAllIsHere(world, project);

            int writes = world.writes();
            world.jira.log().clear();
            world.cycle();
            world.awaitQuiet();
            // Four, and as many for the pass that follows an import by itself and may still be under way.
            assertThat(world.jira.log().requests())
                    .as("an idle cycle: %s", world.jira.log().byRoute())
                    .isLessThanOrEqualTo(8);
            aMoveThereIsAMoveHere(world, project);
            assertThat(issues(world, project)).hasSize(ISSUES);
            assertThat(world.writes()).as("nothing was written to any tracker").isLessThanOrEqualTo(writes);
            assertThat(world.get("/api/v1/links/" + link).get("health").asString())
                    .isEqualTo("in-step");
        }
    }

    private static void fill(World world) {
        var ann = world.jira.person("Ann", PROJECT);
        var bob = world.jira.person("Bob", PROJECT);
        for (int n = 0; n < ISSUES; n++) {
            var author = n % 2 == 0 ? ann : bob;
            var id = author.open("Issue " + n, "Text of " + n);
            ann.label(id, n % 3 == 0 ? "bug" : "ui");
            if (n % 4 == 0) {
                bob.takeOn(id);
            }
            if (n % 5 == 0) {
                ann.move(id, "Done");
            }
            bob.comment(id, "A comment on " + n);
        }
    }

    private static List<JsonNode> issues(World world, String project) throws Exception {
        return EditsInHub.issues(world).stream()
                .filter(each -> each.get("projectId").asString().equals(project))
                .toList();
    }

    private static void assertThatAllIsHere(World world, String project) throws Exception {
        Map<String, JsonNode> here = new HashMap<>();
        issues(world, project).forEach(each -> here.put(each.get("title").asString(), each));
        for (var there : world.jira.issues(PROJECT)) {
            var listed = here.get(there.summary());
            int n = Integer.parseInt(there.summary().substring("Issue ".length()));
            var issue = world.get("/api/v1/issues/" + listed.get("id").asString());
            assertThat(issue.get("body").asString()).isEqualTo("Text of " + n);
            assertThat(issue.get("state").asString()).isEqualTo(n % 5 == 0 ? "done" : "todo");
            assertThat(issue.get("labels").toString()).isEqualTo(n % 3 == 0 ? "[\"bug\"]" : "[\"ui\"]");
            assertThat(issue.get("assignees").size()).isEqualTo(n % 4 == 0 ? 1 : 0);
            assertThat(issue.get("author").toString()).contains(n % 2 == 0 ? "Ann" : "Bob");
            assertThat(Instant.parse(issue.get("createdAt").asString())).isEqualTo(there.created());
            assertThat(issue.get("comments")).hasSize(1);
            var comment = issue.get("comments").get(0);
            assertThat(comment.get("body").asString()).isEqualTo("A comment on " + n);
            assertThat(comment.get("author").toString()).contains("Bob");
        }
    }

    private static void aMoveThereIsAMoveHere(World world, String project) throws Exception {
        var moved = world.jira.issues(PROJECT).stream()
                .filter(each -> each.summary().equals("Issue 1"))
                .findFirst()
                .orElseThrow();
        world.jira.person("Ann", PROJECT).move(moved.id(), "In Progress");
        var id = issues(world, project).stream()
                .filter(each -> each.get("title").asString().equals("Issue 1"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        world.await("it has begun here as well", () -> {
            world.cycle();
            world.awaitQuiet();
            return world.get("/api/v1/issues/" + id).get("state").asString().equals("started") ? true : null;
        });
        assertThat(world.get("/api/v1/issues/" + id + "/timeline?limit=50").toString())
                .contains("\"Ann\"", "started");
    }

    private static String created(World world, String path, Map<String, String> body) throws Exception {
        return world.post(path, Json.write(body)).get("id").asString();
    }
}
