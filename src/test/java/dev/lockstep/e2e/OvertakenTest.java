package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.HookFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives late is overtaken, and never undoes what is newer. */
class OvertakenTest {
    private static final int EDITS = 8;

    @Test
    void anOlderTitleThatArrivesLaterDoesNotReplaceANewerOne(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).start()) {
            var ann = world.github.person("ann", World.REPOSITORY);
            long number = ann.open("Title 0", "Text");
            world.sync();
            world.registerWebhooks();
            world.awaitQuiet();
            // Each waits a part of two seconds of its own: they come in any order, and some twice.
            world.github.faults().hooks(new HookFaults(0, 0.5, 1, Duration.ofSeconds(2)));
            for (int edit = 1; edit <= EDITS; edit++) {
                ann.editTitle(number, "Title " + edit);
            }
            assertThat(world.github.awaitQuietHooks(Duration.ofSeconds(30))).isTrue();
            world.issue("Title " + EDITS);
            world.awaitQuiet();
            var graph = new Graph(world.address("/graphql"), World.TOKEN);
            var issue = graph.data("""
                            { projects { nodes { issues(first: 5) { nodes { title lastUpdatedAt
                              timelineItems(filter: {timelineItemTypes: [TITLE_CHANGED_EVENT]}) { nodes { ... on TitleChangedEvent { oldTitle newTitle } } } } } } } }
                            """, Map.of())
                    .path("projects")
                    .path("nodes")
                    .path(0)
                    .path("issues")
                    .path("nodes")
                    .path(0);
            assertThat(issue.path("title").asString()).isEqualTo("Title " + EDITS);
            List<String> titles = issue.path("timelineItems").path("nodes").findValuesAsString("newTitle");
            assertThat(titles).isNotEmpty().doesNotHaveDuplicates().isSorted();
            assertThat(titles.getLast()).isEqualTo("Title " + EDITS);
        }
    }
}
