package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub has no state for what is begun; a label stands for it there. */
class StateLabelsTest {
    private static final String LABEL = "In progress";

    @Test
    void aLabelIsAStateInBothDirectionsAndNoLabelElsewhere(@TempDir Path folder) throws Exception {
        try (var world = Trio.world(folder).start()) {
            world.sync();
            world.awaitQuiet();
            world.registerWebhooks();
            world.registerJiraWebhook();
            var gwen = world.github.person("gwen", World.REPOSITORY);
            var paul = world.plane.person("Paul", world.planeProject);
            var before = Trio.open(world, "Begun before", "text", "bug");
            paul.move(before.item(), "In Progress");
            before.until(
                    "it is begun in Jira", () -> before.inJira().status().name().equals("In Progress"));
            assertThat(before.atGitHub().labels()).containsExactly("bug");

            assertThat(map(world, "done", "label:finished").body()).contains("\"remote\"", "label:NAME");
            assertThat(map(world, "started", "label:" + LABEL).statusCode()).isEqualTo(200);
            assertThat(map(world, "todo", "label:" + LABEL.toUpperCase(java.util.Locale.ROOT))
                            .body())
                    .contains("mapping_taken");
            before.until("the past is healed", () -> before.atGitHub().labels().containsAll(List.of("bug", LABEL)));

            var one = Trio.open(world, "Put on and taken off", "text", "bug");
            gwen.label(one.number(), LABEL);
            one.until("begun in Plane", () -> one.stateInPlane().equals("In Progress"));
            one.until("and in Jira", () -> one.inJira().status().name().equals("In Progress"));
            assertThat(one.labelsInPlane()).containsExactly("bug");
            gwen.label(one.number(), "urgent");
            one.until("another label is one", () -> one.labelsInPlane().size() == 2);
            gwen.unlabel(one.number(), LABEL);
            one.until("no longer begun", () -> one.stateInPlane().equals("Todo"));

            paul.move(one.item(), "In Progress");
            one.until(
                    "labelled",
                    () -> one.atGitHub().labels().containsAll(List.of("bug", "urgent", LABEL))
                            && one.atGitHub().labels().size() == 3);
            gwen.close(one.number(), "completed");
            one.until("done in Plane", () -> one.stateInPlane().equals("Done"));
            paul.move(one.item(), "Todo");
            one.until(
                    "open and not begun",
                    () -> one.atGitHub().open() && !one.atGitHub().labels().contains(LABEL));
            world.awaitQuiet();
            assertThat(one.stateInPlane()).isEqualTo("Todo");

            unmap(world);
            before.until(
                    "it is a label like any other", () -> before.labelsInPlane().contains(LABEL));
            world.awaitQuiet();
            assertThat(before.stateInPlane()).isEqualTo("In Progress");
            assertThat(before.atGitHub().labels()).containsExactlyInAnyOrder("bug", LABEL);
            assertThatNothingGoesBackAndForth(world);
        }
    }

    private static void assertThatNothingGoesBackAndForth(World world) throws Exception {
        int writes = writes(world);
        world.cycle();
        world.awaitQuiet();
        assertThat(writes(world)).isEqualTo(writes);
    }

    private static int writes(World world) {
        return world.plane.log().writes()
                + world.github.log().writes()
                + world.jira.log().writes();
    }

    private static String mappings(World world) throws Exception {
        return "/api/v1/links/" + world.link("github") + "/mappings";
    }

    private static HttpResponse<String> map(World world, String hub, String remote) throws Exception {
        var body = Map.of("mappings", List.of(Map.of("kind", "state", "hub", hub, "remote", remote)));
        return world.ask(HttpRequest.newBuilder(world.address(mappings(world)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    private static void unmap(World world) throws Exception {
        String all = mappings(world);
        var mapping = world.get(all).get("items").get(0).get("id").asString();
        assertThat(world.ask(HttpRequest.newBuilder(world.address(all + "/" + mapping))
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
    }
}
