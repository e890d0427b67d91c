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

            cost(world, "at GitHub", "github", title -> {
                world.github.person("gwen", World.REPOSITORY).editTitle(one.number(), title);
                one.until(
                        "Jira and Plane have it",
                        () -> one.inJira().summary().equals(title)
                                && one.inPlane().name().equals(title));
            });
            cost(world, "at Plane", "plane", title -> {
                world.plane.person("Paul", world.planeProject).editName(one.item(), title);
                one.until(
                        "Jira and GitHub have it",
                        () -> one.inJira().summary().equals(title)
                                && one.atGitHub().title().equals(title));
            });
            cost(world, "in Jira", "jira", title -> {
                world.jira.person("Ann", World.JIRA_PROJECT).editSummary(one.id(), title);
                one.until(
                        "Plane and GitHub have it",
                        () -> one.inPlane().name().equals(title)
                                && one.atGitHub().title().equals(title));
            });
        }
    }

    private interface Edit {
        void make(String title) throws Exception;
    }

    /** Once in a thousand times an answer's time has no fraction of a second; then the echo has to be read, so once more. */
    private static void cost(World world, String where, String from, Edit edit) throws Exception {
        if (!isLeast(costs(world, where, edit, "One field, edited " + where), from)) {
            var again = costs(world, where, edit, "One field, edited again " + where);
            assertThat(isLeast(again, from)).as(again.toString()).isTrue();
        }
    }

    private static Map<String, Map<String, Integer>> costs(World world, String where, Edit edit, String title)
            throws Exception {
        quiet(world);
        Map<String, RequestLog> logs = new TreeMap<>(
                Map.of("github", world.github.log(), "plane", world.plane.log(), "jira", world.jira.log()));
        logs.values().forEach(RequestLog::clear);
        edit.make(title);
        quiet(world);
        Map<String, Map<String, Integer>> costs = new TreeMap<>();
        logs.forEach((tracker, log) -> costs.put(tracker, log.byRoute()));
        costs.forEach(
                (tracker, routes) -> System.out.println("An edit " + where + " costs at " + tracker + " " + routes));
        return costs;
    }

    /** One read at each side, and one write at the others. */
    private static boolean isLeast(Map<String, Map<String, Integer>> costs, String from) {
        return costs.entrySet().stream().allMatch(at -> {
            int all =
                    at.getValue().values().stream().mapToInt(Integer::intValue).sum();
            return count(at.getValue(), "GET ") == 1 && all == (at.getKey().equals(from) ? 1 : 2);
        });
    }

    private static int count(Map<String, Integer> routes, String method) {
        return routes.entrySet().stream()
                .filter(route -> route.getKey().startsWith(method))
                .mapToInt(Map.Entry::getValue)
                .sum();
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
