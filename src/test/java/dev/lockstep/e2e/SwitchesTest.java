package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a link's switches keep back stays as it is at each of the three trackers, and follows when it is let go. */
class SwitchesTest {
    private static final List<String> PARTS =
            List.of("labels", "comments", "assignments", "titleChanges", "state", "templatedFields");

    @Test
    void whatIsOffStaysAsItIsEverywhereAndFollowsOnceItIsOn(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).withJira(JiraEdition.CLOUD, JiraWorkflow.simple())) {
            var gwen = world.github.person("gwen", World.REPOSITORY);
            long number = gwen.open("Old", "Text", "first");
            world.start();
            world.sync();
            world.awaitQuiet();
            switched(world, false);

            gwen.editTitle(number, "New");
            gwen.label(number, "second");
            gwen.close(number, "completed");
            gwen.comment(number, "A word");
            gwen.editBody(number, "Better text");
            cycle(world);
            assertThat(item(world).name()).isEqualTo("Old");
            assertThat(inJira(world).summary()).isEqualTo("Old");
            assertThat(labels(world)).isOne();
            assertThat(inJira(world).labels()).containsExactly("first");
            assertThat(inJira(world).status().category()).isNotEqualTo("done");
            assertThat(group(world)).isNotEqualTo("completed");
            assertThat(comments(world)).isZero();
            assertThat(item(world).descriptionHtml()).as("texts have no switch").contains("Better text");

            // The other way, GitHub keeps what it has as well, and what changed in Plane meanwhile comes in.
            world.plane.person("Paul", world.planeProject).label(item(world).id(), "from plane");
            cycle(world);
            assertThat(atGitHub(world).labels()).containsExactlyInAnyOrder("first", "second");
            assertThat(hubLabels(world)).contains("from plane", "first", "second");
            assertThat(world.get("/api/v1/conflicts").get("items")).isEmpty();

            switched(world, true);
            world.until(
                    "Plane has all",
                    () -> item(world).name().equals("New")
                            && labels(world) == 3
                            && group(world).equals("completed"));
            world.until(
                    "Jira has all",
                    () -> inJira(world).summary().equals("New")
                            && inJira(world).labels().size() == 3
                            && inJira(world).status().category().equals("done"));
            world.until(
                    "GitHub has Plane's label", () -> atGitHub(world).labels().contains("from plane"));
            world.until("the comment is in both", () -> comments(world) == 2);
            assertThatNothingIsWrittenAnyMore(world);
        }
    }

    @Test
    void aSwitchThatDoesNotExistIsNamed(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).start()) {
            world.sync();
            var link = world.get("/api/v1/links").get("items").get(0);
            PARTS.forEach(part ->
                    assertThat(link.get("sends").get(part).asBoolean()).as(part).isTrue());
            var path = "/api/v1/links/" + link.get("id").asString();
            var answer = patch(world, path, Map.of("sends", Map.of("titles", false)));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("sends.titles", "titleChanges");
            var off = patch(world, path, Map.of("sends", Map.of("state", false), "fallbackComments", true));
            assertThat(Json.tree(off.body()).get("sends").get("state").asBoolean())
                    .isFalse();
            assertThat(Json.tree(off.body()).get("fallbackComments").asBoolean())
                    .isTrue();
        }
    }

    private static void switched(World world, boolean on) throws Exception {
        for (var link : world.get("/api/v1/links").get("items")) {
            Map<String, Boolean> all = new java.util.HashMap<>();
            PARTS.forEach(part -> all.put(part, on));
            var answer = patch(world, "/api/v1/links/" + link.get("id").asString(), Map.of("sends", all));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> patch(World world, String path, Map<String, ?> body) throws Exception {
        return world.ask(HttpRequest.newBuilder(world.address(path))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    private static void cycle(World world) throws Exception {
        world.cycle();
        world.awaitQuiet();
    }

    private static void assertThatNothingIsWrittenAnyMore(World world) throws Exception {
        cycle(world);
        int writes = writes(world);
        cycle(world);
        assertThat(writes(world)).isEqualTo(writes);
    }

    private static int writes(World world) {
        return world.github.log().writes() + world.plane.log().writes();
    }

    private static GitHubIssue atGitHub(World world) {
        return world.github.issues(World.REPOSITORY).getFirst();
    }

    private static PlaneIssue item(World world) {
        return world.plane.issues(world.planeProject).getFirst();
    }

    private static JiraIssue inJira(World world) {
        return world.jira.issues(World.JIRA_PROJECT).getFirst();
    }

    private static int labels(World world) {
        return item(world).labels().size();
    }

    private static String group(World world) {
        return world.plane.states(world.planeProject).stream()
                .filter(state -> state.id().equals(item(world).state()))
                .findFirst()
                .orElseThrow()
                .group();
    }

    private static int comments(World world) {
        return world.plane.comments(world.planeProject, item(world).id()).size()
                + world.jira.comments(inJira(world).id()).size();
    }

    private static String hubLabels(World world) throws Exception {
        return world.get("/api/v1/issues").get("items").get(0).get("labels").toString();
    }
}
