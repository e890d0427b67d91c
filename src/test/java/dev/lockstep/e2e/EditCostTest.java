package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one edit costs at each of three trackers, with all that its echoes cause. */
class EditCostTest {
    @Test
    void anEditOfOneFieldIsOneWriteAtEachOfTheOthersAndNothingIsReadThatItDoesNotNeed(@TempDir Path folder)
            throws Exception {
        try (var world = Trio.world(folder).start()) {
            world.sync();
            world.awaitQuiet();
            world.registerWebhooks();
            world.registerJiraWebhook();
            var one = Trio.open(world, "One field", "text");
            world.github.person("gwen", World.REPOSITORY).comment(one.number(), "a comment");
            one.until(
                    "it is everywhere",
                    () -> one.commentsInJira().size() == 1
                            && one.commentsInPlane().size() == 1);

            cost(world, "at GitHub", "github", () -> {
                world.github.person("gwen", World.REPOSITORY).editTitle(one.number(), "One field of GitHub");
                one.until(
                        "Jira and Plane have it",
                        () -> one.inJira().summary().endsWith("GitHub")
                                && one.inPlane().name().endsWith("GitHub"));
            });
            cost(world, "at Plane", "plane", () -> {
                world.plane.person("Paul", world.planeProject).editName(one.item(), "One field of Plane");
                one.until(
                        "Jira and GitHub have it",
                        () -> one.inJira().summary().endsWith("Plane")
                                && one.atGitHub().title().endsWith("Plane"));
            });
            cost(world, "in Jira", "jira", () -> {
                world.jira.person("Ann", World.JIRA_PROJECT).editSummary(one.id(), "One field of Jira");
                one.until(
                        "Plane and GitHub have it",
                        () -> one.inPlane().name().endsWith("Jira")
                                && one.atGitHub().title().endsWith("Jira"));
            });
        }
    }

    private interface Edit {
        void make() throws Exception;
    }

    private static void cost(World world, String where, String from, Edit edit) throws Exception {
        quiet(world);
        Map<String, RequestLog> logs = new TreeMap<>(
                Map.of("github", world.github.log(), "plane", world.plane.log(), "jira", world.jira.log()));
        logs.values().forEach(RequestLog::clear);
        edit.make();
        quiet(world);
        logs.forEach((tracker, log) ->
                System.out.println("An edit " + where + " costs at " + tracker + " " + log.byRoute()));
    }

    /** The echoes of what we write come as webhooks as well. */
    private static void quiet(World world) throws Exception {
        world.awaitQuiet();
        assertThat(world.github.awaitQuietHooks(Duration.ofSeconds(30))).isTrue();
        assertThat(world.plane.awaitQuietHooks(Duration.ofSeconds(30))).isTrue();
        assertThat(world.jira.awaitQuietHooks(Duration.ofSeconds(30))).isTrue();
        world.awaitQuiet();
    }
}
