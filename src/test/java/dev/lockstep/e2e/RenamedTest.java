package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.jira.JiraWorkflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A record is who it is by its id, whatever it is called and wherever its place has moved. */
class RenamedTest {
    private static final String ELSEWHERE = "acme/elsewhere";

    @Test
    void whatARenameCallsOtherwiseStaysTheSameAndKeepsItsFormerNames(@TempDir Path folder) throws Exception {
        try (var world = begin(folder)) {
            var other = Trio.open(world, "Other", "Text");
            var trio = Trio.open(world, "Title", "After #" + other.number());
            world.awaitQuiet();
            var id = world.issue("Title");
            var formerly = twin(world, id, "jira").get("remoteKey").asString();
            var ann = world.jira.person("Ann", World.JIRA_PROJECT);

            world.jira.renameProject(World.JIRA_PROJECT, "SITE");
            ann.editSummary(trio.id(), "Renamed in Jira");
            trio.until("GitHub has it", () -> trio.atGitHub().title().equals("Renamed in Jira"));
            world.awaitQuiet();
            var twin = twin(world, id, "jira");
            assertThat(twin.get("remoteKey").asString())
                    .startsWith("SITE-")
                    .endsWith(formerly.substring(formerly.indexOf('-')));
            assertThat(twin.get("formerNames"))
                    .extracting(name -> name.get("key").asString())
                    .containsExactly(formerly);

            world.github.renameRepository(World.REPOSITORY, "renamed");
            var gwen = world.github.person("gwen", "acme/renamed");
            gwen.editTitle(trio.number(), "Renamed at GitHub");
            trio.until("Plane has it", () -> trio.inPlane().name().equals("Renamed at GitHub"));
            world.until(
                    "Jira has it",
                    () -> world.jira.issues("SITE").stream()
                            .anyMatch(issue -> issue.summary().equals("Renamed at GitHub")));
            world.assertThatNothingIsWrittenAnyMore();
            assertThat(world.github.issues("acme/renamed")).hasSize(2);
            assertThat(world.jira.issues("SITE")).hasSize(2);
            assertThat(world.plane.issues(world.planeProject)).hasSize(2);
        }
    }

    @Test
    void whatWasMovedToAnotherPlaceIsGoneHereAndNothingIsWrittenThere(@TempDir Path folder) throws Exception {
        try (var world = begin(folder)) {
            world.github.addRepository(ELSEWHERE);
            world.jira.addProject("ELSE", "Elsewhere", JiraWorkflow.simple());
            var trio = Trio.open(world, "Title", "Text");
            world.awaitQuiet();
            var id = world.issue("Title");

            world.github.person("gwen", World.REPOSITORY).transfer(trio.number(), ELSEWHERE);
            trio.until("GitHub's is gone", () -> status(world, id, "github").equals("gone"));
            world.jira.person("Ann", World.JIRA_PROJECT).moveTo(trio.id(), "ELSE");
            world.plane.person("Paul", world.planeProject).editName(trio.item(), "Edited in Plane");
            world.until(
                    "the hub has Plane's",
                    () -> hub(world, id).get("title").asString().equals("Edited in Plane"));
            world.until("Jira's is gone", () -> status(world, id, "jira").equals("gone"));
            world.assertThatNothingIsWrittenAnyMore();

            assertThat(world.github.issues(ELSEWHERE))
                    .extracting(issue -> issue.title())
                    .containsExactly("Title");
            assertThat(world.jira.issues("ELSE"))
                    .extracting(issue -> issue.summary())
                    .containsExactly("Title");
            assertThat(world.github.issues(World.REPOSITORY)).isEmpty();
            assertThat(world.jira.issues(World.JIRA_PROJECT)).isEmpty();
            assertThat(StreamSupport.stream(
                            world.get("/api/v1/issues/" + id + "/timeline")
                                    .get("items")
                                    .spliterator(),
                            false))
                    .extracting(entry -> entry.get("change").get("kind").asString())
                    .filteredOn("removed"::equals)
                    .hasSize(2);
        }
    }

    private static World begin(Path folder) throws Exception {
        var world = Trio.world(folder).start();
        world.sync();
        world.registerWebhooks();
        world.registerJiraWebhook();
        world.awaitQuiet();
        return world;
    }

    private static JsonNode hub(World world, String id) {
        try {
            return world.get("/api/v1/issues/" + id);
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String status(World world, String id, String tracker) {
        return twin(world, id, tracker).get("status").asString();
    }

    private static JsonNode twin(World world, String id, String tracker) {
        return StreamSupport.stream(hub(world, id).get("twins").spliterator(), false)
                .filter(twin -> twin.get("tracker").asString().equals(tracker))
                .findFirst()
                .orElseThrow();
    }
}
