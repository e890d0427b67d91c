package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.PlaneIssue;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads what the connection's account wrote knows whose words they are; the hub and their author see none of it. */
class AttributedTest {
    private static final String BY_ANN = " wrote on GitHub:</p>";
    private static final String BY_GWEN = "Gwen wrote in Plane:";

    @Test
    void aLineSaysWhoseWordsTheyAreAndNeverComesBack(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            var gwen = world.plane.person("Gwen", world.planeProject);
            world.start();
            var ann = world.github.person("ann", World.REPOSITORY);
            long number = ann.open("Ours", "First\n\n- one\n- two");
            ann.comment(number, "A *word*");
            world.sync();
            world.registerWebhooks();
            world.awaitQuiet();

            var item = item(world, "Ours");
            assertThat(item.descriptionHtml()).contains("<p><a href=", ">ann</a>" + BY_ANN);
            assertThat(comment(world, item)).contains(">ann</a>" + BY_ANN, "<em>word</em>");

            // Plane's editor writes it anew, and somebody adds to it.
            gwen.editDescription(
                    item.id(),
                    item.descriptionHtml()
                                    .replace("<p>", "<p class=\"editor-paragraph-block\">")
                                    .replace("<a ", "<a target=\"_blank\" class=\"text-custom\" ")
                                    .replace(" wrote on GitHub:", "<strong> wrote on  GitHub:</strong>")
                            + "<p>Below</p>");
            awaitGithub(world, number, body -> body.contains("Below"));
            assertThat(body(world, number)).isEqualTo("First\n\n- one\n- two\n\nBelow");

            ann.editBody(number, "Before\n\n" + body(world, number));
            world.await(
                    "the edit is in Plane",
                    () -> item(world, "Ours").descriptionHtml().contains("Before") ? true : null);
            var now = item(world, "Ours").descriptionHtml();
            assertThat(now.split("wrote on", -1)).hasSize(2);
            assertThat(now.indexOf("wrote on")).isLessThan(now.indexOf("Before"));

            gwen.editDescription(item.id(), "<p>Hers alone</p>");
            awaitGithub(world, number, "Hers alone"::equals);
            ann.editBody(number, "And his");
            var alone = world.await("his words are in Plane", () -> {
                var html = item(world, "Ours").descriptionHtml();
                return html.contains("And his") ? html : null;
            });
            assertThat(alone).doesNotContain("wrote on");

            gwen.open("Hers", "<p>Text</p>");
            var hers = world.await(
                    "it is at GitHub",
                    () -> world.github.issues(World.REPOSITORY).stream()
                            .filter(issue -> issue.title().equals("Hers"))
                            .findFirst()
                            .orElse(null));
            assertThat(hers.body()).startsWith(BY_GWEN + "\n\nText\n\n<!--");
            assertThat(world.get("/api/v1/issues/" + world.issue("Hers"))
                            .get("body")
                            .asString())
                    .isEqualTo("Text");
            world.assertThatNothingIsWrittenAnyMore();
        }
    }

    private static PlaneIssue item(World world, String name) {
        return world.plane.issues(world.planeProject).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String comment(World world, PlaneIssue item) {
        return world.plane.comments(world.planeProject, item.id()).getFirst().commentHtml();
    }

    private static String body(World world, long number) {
        return world.github.issues(World.REPOSITORY).stream()
                .filter(issue -> issue.number() == number)
                .findFirst()
                .orElseThrow()
                .body();
    }

    private static void awaitGithub(World world, long number, Predicate<String> wanted) throws Exception {
        world.await("GitHub shows it", () -> wanted.test(body(world, number)) ? true : null);
    }
}
