package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository of real issues arrives in an empty project: the main job. */
class FirstImportTest {
    private static final int ISSUES = 300;
    private static final int COMMENTS = 1_342;
    private static final int PAGE = 100;

    @Test
    void everythingArrivesOnceAndASecondJobWritesNothing(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var world = new World(folder)) {
            world.github.load(World.REPOSITORY, World.sample());
            world.start();

            var job = world.sync();

            System.out.println(job);
            assertThat(job.get("status").asString()).isEqualTo("completed");
            assertThat(job.get("counts").get("failed").asInt()).isZero();
            assertThatAllIsThere(world);
            assertThatItCostLittle(world);

            int writes = world.plane.log().writes() + world.github.log().writes();
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
            world.awaitQuiet();
            assertThat(world.plane.log().writes() + world.github.log().writes())
                    .as("writes after a second job")
                    .isEqualTo(writes);
            assertThatAnIdleCycleCostsTwoAnswersOf304(world);
        }
    }

    private static void assertThatAllIsThere(World world) throws Exception {
        Map<String, List<PlaneIssue>> byTitle =
                world.plane.issues(world.planeProject).stream().collect(Collectors.groupingBy(PlaneIssue::name));
        List<GitHubIssue> issues = world.github.issues(World.REPOSITORY);
        assertThat(world.plane.issues(world.planeProject)).hasSize(ISSUES).hasSameSizeAs(issues);
        var compare = new Compare(world);
        int comments = 0;
        for (GitHubIssue issue : issues) {
            assertThat(byTitle).as("title of #" + issue.number()).containsKey(issue.title());
            comments += compare.sameAsOneOf(issue, byTitle.get(issue.title()));
        }
        assertThat(comments).isEqualTo(COMMENTS);
    }

    private static void assertThatItCostLittle(World world) {
        var github = world.github.log();
        var plane = world.plane.log();
        long labels = world.plane.labels(world.planeProject).size();
        long pages = pages(ISSUES) + pages(COMMENTS) + 1;
        long fewest = pages + ISSUES + COMMENTS + labels + 2; // and the lists of states and of labels
        long used = github.requests() + plane.requests();
        System.out.printf(
                "cost: %d requests, the fewest possible are %d, ratio %.3f; github %s, plane %s%n",
                used, fewest, (double) used / fewest, github.byRoute(), plane.byRoute());
        assertThat((double) used / fewest).isLessThanOrEqualTo(1.10);
        assertThat(plane.creates()).isEqualTo((int) (ISSUES + COMMENTS + labels));
    }

    private static long pages(int items) {
        return (items + PAGE - 1) / PAGE;
    }

    private static void assertThatAnIdleCycleCostsTwoAnswersOf304(World world) {
        world.cycle();
        world.github.log().clear();
        world.cycle();
        assertThat(world.github.log().requests()).isLessThanOrEqualTo(2);
        assertThat(world.github.log().notModified())
                .isEqualTo(world.github.log().requests());
    }

    static <T> Map<String, T> by(List<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    static List<String> bodies(List<GitHubComment> comments) {
        return comments.stream().map(GitHubComment::body).toList();
    }
}
