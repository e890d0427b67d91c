package dev.lockstep.watch;

import static dev.lockstep.watch.CheckStatus.CHANGE_DETECTED;
import static dev.lockstep.watch.CheckStatus.ERROR;
import static dev.lockstep.watch.CheckStatus.FIRST_SEEN;
import static dev.lockstep.watch.CheckStatus.NO_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.simulator.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every check has its row, and equal ones never fill the log. */
class CheckRowsTest {
    @TempDir
    Path folder;

    private WatchWorld world;

    @BeforeEach
    void start() {
        world = new WatchWorld(folder);
        world.ann.commit("main", "Before");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void branchesThatKeepFailingHaveARowEachThatCounts() {
        world.ann.branch("one", "main");
        world.ann.branch("two", "main");
        var watch = world.watch("main", "one", "two");
        world.check();
        world.ann.commit("one", "On one");
        world.ann.commit("two", "On two");
        for (int minute = 0; minute < 5; minute++) {
            for (int branch = 0; branch < 2; branch++) {
                world.github
                        .faults()
                        .once(Fault.SERVER_ERROR, request -> request.path().contains("/compare/"));
            }
            world.checkAfterAMinute();
        }
        assertThat(world.log(watch).stream().filter(row -> row.status() == ERROR))
                .extracting(CheckRow::branch, CheckRow::times)
                .containsExactlyInAnyOrder(tuple("one", 5L), tuple("two", 5L));
        world.checkAfterAMinute();
        assertThat(world.statuses(watch)).startsWith(CHANGE_DETECTED, CHANGE_DETECTED, ERROR, ERROR);
    }

    @Test
    void aBranchThatIsNotThereIsToldUntilItIs() {
        var watch = world.watch("main", "mian", "feature/*");
        for (int minute = 0; minute < 3; minute++) {
            world.checkAfterAMinute();
        }
        assertThat(world.statuses(watch)).containsExactly(NO_CHANGE, FIRST_SEEN);
        assertThat(world.log(watch).getFirst().detail()).isEqualTo("There is no branch mian.");
        assertThat(world.log(watch).getFirst().times()).isEqualTo(2);
        assertThat(world.watches.find(watch.id()).orElseThrow().trouble()).isEqualTo("There is no branch mian.");
        world.ann.branch("mian", "main");
        world.checkAfterAMinute();
        world.checkAfterAMinute();
        assertThat(world.watches.find(watch.id()).orElseThrow().trouble()).isNull();
        assertThat(world.log(watch).getFirst().detail()).isNull();
    }

    @Test
    void moreCommitsThanAreEverListedStopNothing() {
        var watch = world.watch("main");
        world.check();
        for (int number = 0; number <= 5_000; number++) {
            world.ann.commit("main", "Number " + number);
        }
        world.checkAfterAMinute();
        assertThat(world.watches.countChecks(new CheckFilter(watch.id(), CHANGE_DETECTED, "main", null, null)))
                .isEqualTo(5_000);
        var told = new CheckFilter(watch.id(), ERROR, "main", null, null);
        assertThat(world.watches.checks(told, 9, 0L))
                .singleElement()
                .satisfies(row -> assertThat(row.detail()).contains("oldest 5000"));
        world.ann.commit("main", "The next");
        world.checkAfterAMinute();
        assertThat(world.log(watch).getFirst().commitMessage()).isEqualTo("The next");
    }

    @Test
    void aBranchThatMovesToWhatIsKnownIsARowToo() {
        var watch = world.watch("main");
        world.check();
        var first = world.watches.branches(watch.id()).get("main");
        world.ann.branch("feature/x", "main");
        var second = world.ann.commit("main", "Second");
        world.checkAfterAMinute();
        world.ann.force("main", first);
        world.checkAfterAMinute();
        world.ann.force("main", second);
        world.checkAfterAMinute();
        assertThat(world.statuses(watch).getFirst()).isEqualTo(NO_CHANGE);
    }
}
