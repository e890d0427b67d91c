package dev.lockstep.watch;

import static dev.lockstep.watch.CheckStatus.BRANCH_DELETED;
import static dev.lockstep.watch.CheckStatus.CHANGE_DETECTED;
import static dev.lockstep.watch.CheckStatus.ERROR;
import static dev.lockstep.watch.CheckStatus.FIRST_SEEN;
import static dev.lockstep.watch.CheckStatus.FORCE_PUSH;
import static dev.lockstep.watch.CheckStatus.NO_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.Container;
import dev.lockstep.inbox.Inbox.PushArrived;
import dev.lockstep.simulator.Fault;
import dev.lockstep.watch.Watches.WatchChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchingTest {
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
    void theFirstLookHappensAtOnceRecordsAndFiresNothing() {
        var watch = world.watch("main");
        world.webhook(watch);
        assertThat(world.check()).isEqualTo(1);
        assertThat(world.statuses(watch)).containsExactly(FIRST_SEEN);
        assertThat(world.runs(watch)).isEmpty();
        assertThat(world.watches.branches(watch.id())).containsOnlyKeys("main");
    }

    @Test
    void theFirstLookFiresWhereThatIsWanted() {
        var watch = world.watch(1, true, "main");
        world.webhook(watch);
        world.check();
        assertThat(world.statuses(watch)).containsExactly(CHANGE_DETECTED, FIRST_SEEN);
        assertThat(world.runs(watch)).hasSize(1);
    }

    @Test
    void allCommitsSinceTheLastLookAreListedOldestFirst() {
        var watch = world.watch("main");
        world.webhook(watch);
        world.check();
        for (var message : List.of("One", "Two", "Three")) {
            world.ann.commit("main", message);
        }
        world.checkAfterAMinute();
        var rows = world.log(watch).reversed();
        assertThat(rows)
                .extracting(CheckRow::status)
                .containsExactly(FIRST_SEEN, CHANGE_DETECTED, CHANGE_DETECTED, CHANGE_DETECTED);
        assertThat(rows).extracting(CheckRow::commitMessage).containsExactly(null, "One", "Two", "Three");
        assertThat(rows.getLast().commitAuthor()).isEqualTo("ann");
        assertThat(rows.getLast().commitDate()).isNotNull();
        assertThat(rows.getLast().branch()).isEqualTo("main");
        assertThat(world.runs(watch)).hasSize(3);
    }

    @Test
    void unchangedChecksAreConditionalAndFoldIntoOneRow() {
        var watch = world.watch("main", "feature/*");
        for (int number = 0; number < 19; number++) {
            world.ann.branch("feature/" + number, "main");
        }
        world.check();
        world.github.log().clear();
        for (int minute = 0; minute < 10; minute++) {
            assertThat(world.checkAfterAMinute()).isEqualTo(1);
        }
        assertThat(world.github.log().count(request -> request.status() == 304)).isEqualTo(10);
        assertThat(world.github.log().count(request -> true)).isEqualTo(10);
        var newest = world.log(watch).getFirst();
        assertThat(newest.status()).isEqualTo(NO_CHANGE);
        assertThat(newest.times()).isEqualTo(10);
        assertThat(newest.lastAt()).isAfter(newest.firstAt());
    }

    @Test
    void patternsWatchBranchesThatAppearLater() {
        var watch = world.watch("feature/*");
        world.webhook(watch);
        world.check();
        world.ann.branch("feature/x", "main");
        world.ann.commit("feature/x", "New there");
        world.ann.commit("other", "Not watched");
        world.checkAfterAMinute();
        assertThat(world.log(watch).getFirst().commitMessage()).isEqualTo("New there");
        assertThat(world.runs(watch)).hasSize(1);
    }

    @Test
    void aForcePushIsRecognisedAndItsNewCommitsAreTold() {
        world.ann.commit("main", "Lost");
        var watch = world.watch("main");
        world.check();
        world.ann.amend("main", "Better");
        world.checkAfterAMinute();
        assertThat(world.statuses(watch)).containsExactly(CHANGE_DETECTED, FORCE_PUSH, FIRST_SEEN);
        assertThat(world.log(watch).getFirst().commitMessage()).isEqualTo("Better");
    }

    @Test
    void whatIsForcedBackAndForthFiresOnce() {
        var watch = world.watch("main");
        world.webhook(watch);
        world.check();
        var first = world.watches.branches(watch.id()).get("main");
        var second = world.ann.commit("main", "Second");
        world.checkAfterAMinute();
        world.ann.force("main", first);
        world.checkAfterAMinute();
        world.ann.force("main", second);
        world.checkAfterAMinute();
        assertThat(world.statuses(watch)).containsExactly(NO_CHANGE, FORCE_PUSH, CHANGE_DETECTED, FIRST_SEEN);
        assertThat(world.runs(watch)).hasSize(1);
    }

    @Test
    void aDeletedBranchIsToldOnceAndComesBackWithWhatIsNew() {
        world.ann.branch("feature/x", "main");
        var watch = world.watch("feature/*");
        world.check();
        var stood = world.watches.branches(watch.id()).get("feature/x");
        world.ann.delete("feature/x");
        world.checkAfterAMinute();
        world.checkAfterAMinute();
        assertThat(world.statuses(watch)).containsExactly(NO_CHANGE, BRANCH_DELETED, FIRST_SEEN);
        world.ann.branch("feature/x", stood);
        world.ann.commit("feature/x", "After");
        world.checkAfterAMinute();
        assertThat(world.log(watch).getFirst().commitMessage()).isEqualTo("After");
    }

    @Test
    void aPushMakesTheCheckHappenNow() {
        var watch = world.watch(60, false, "main");
        world.check();
        world.ann.commit("main", "Pushed");
        assertThat(world.check()).isZero();
        world.schedule.pushed(new PushArrived(watch.connectionId(), new Container("ACME/code")));
        assertThat(world.check()).isEqualTo(1);
        assertThat(world.log(watch).getFirst().commitMessage()).isEqualTo("Pushed");
    }

    @Test
    void aPushDuringACheckMakesAnotherOne() {
        var watch = world.watch(60, false, "main");
        world.check();
        world.watches.checkNow(watch.id());
        var running = world.schedule.claim(1);
        world.schedule.pushed(new PushArrived(watch.connectionId(), watch.container()));
        running.forEach(Runnable::run);
        assertThat(world.check()).isEqualTo(1);
        assertThat(world.check()).isZero();
    }

    @Test
    void aSlowCheckIsNeverOverlappedAndItsLateResultIsThrownAway() {
        var watch = world.watch("main");
        var slow = world.schedule.claim(1);
        world.clock.advance(DueWatches.LEASE.minusSeconds(1));
        assertThat(world.schedule.claim(10)).isEmpty();
        world.clock.advance(Duration.ofSeconds(2));
        world.ann.commit("main", "Meanwhile");
        assertThat(world.check()).isEqualTo(1);
        slow.forEach(Runnable::run);
        assertThat(world.statuses(watch)).containsExactly(FIRST_SEEN);
    }

    @Test
    void anIntervalChangeTakesEffectAtOnceAndKeepsWhatIsKnown() {
        var watch = world.watch(600, false, "main");
        world.webhook(watch);
        world.check();
        world.watches.change(watch.id(), new WatchChange(null, null, null, null, 1, null));
        world.ann.commit("main", "One");
        assertThat(world.checkAfterAMinute()).isEqualTo(1);
        assertThat(world.statuses(watch)).containsExactly(CHANGE_DETECTED, FIRST_SEEN);
        world.ann.commit("develop", "Old");
        world.watches.change(watch.id(), new WatchChange(null, null, null, List.of("main", "develop"), null, null));
        world.ann.commit("main", "Two");
        world.check();
        assertThat(world.log(watch))
                .extracting(CheckRow::commitMessage)
                .contains("One", "Two")
                .doesNotContain("Old");
        assertThat(world.runs(watch)).hasSize(2);
    }

    @Test
    void troubleIsARowAndNeverStopsOtherWatches() {
        var bad = world.watches.create(
                new Watches.NewWatch(null, null, "gone", "https://github.com/acme/none", List.of("main"), 1, false));
        var good = world.watch("main");
        world.check();
        world.checkAfterAMinute();
        assertThat(world.statuses(bad)).containsExactly(ERROR);
        assertThat(world.log(bad).getFirst().times()).isEqualTo(2);
        assertThat(world.log(bad).getFirst().detail()).contains("acme/none");
        assertThat(world.watches.find(bad.id()).orElseThrow().trouble()).isNotNull();
        assertThat(world.statuses(good)).containsExactly(NO_CHANGE, FIRST_SEEN);
    }

    @Test
    void aBranchThatFailsIsSeenByTheNextCheckAndHoldsUpNoOther() {
        world.ann.branch("other", "main");
        var watch = world.watch("main", "other");
        world.check();
        world.ann.commit("main", "On main");
        world.ann.commit("other", "On other");
        world.github.faults().once(Fault.SERVER_ERROR, request -> request.path().contains("/compare/"));
        world.checkAfterAMinute();
        assertThat(world.statuses(watch)).containsExactly(CHANGE_DETECTED, ERROR, FIRST_SEEN, FIRST_SEEN);
        world.checkAfterAMinute();
        assertThat(world.log(watch)).extracting(CheckRow::commitMessage).contains("On main", "On other");
        assertThat(world.statuses(watch)).containsOnlyOnce(ERROR);
    }

    @Test
    void aRateLimitPostponesTheCheck() {
        var watch = world.watch("main");
        world.check();
        world.github.limitPerHour(1);
        world.ann.commit("main", "Late");
        world.checkAfterAMinute();
        assertThat(world.checkAfterAMinute()).isZero();
        assertThat(world.statuses(watch)).startsWith(ERROR);
        world.github.limitPerHour(1_000);
        world.checkAfter(Duration.ofMinutes(62));
        assertThat(world.log(watch)).extracting(CheckRow::commitMessage).contains("Late");
    }

    @Test
    void aCrashBeforeTheResultIsStoredSeesEverythingAgain() {
        var watch = world.watch("main");
        world.webhook(watch);
        world.check();
        world.ann.commit("main", "One");
        world.clock.advance(Duration.ofMinutes(1));
        world.schedule.claim(10); // taken by a process that died
        world.due.forgetLeases();
        world.check();
        assertThat(world.statuses(watch)).containsExactly(CHANGE_DETECTED, FIRST_SEEN);
        assertThat(world.runs(watch)).hasSize(1);
    }

    @Test
    void whatIsOlderThanTheRetentionLeavesTheLogs() {
        var watch = world.watch("main");
        world.webhook(watch);
        world.check();
        world.ann.commit("main", "Old");
        world.checkAfterAMinute();
        world.run();
        world.checkAfter(Duration.ofDays(29));
        world.prune(Duration.ofDays(30));
        assertThat(world.runs(watch)).hasSize(1);
        world.checkAfter(Duration.ofDays(2));
        world.prune(Duration.ofDays(30));
        assertThat(world.runs(watch)).isEmpty();
        assertThat(world.statuses(watch)).doesNotContain(CHANGE_DETECTED, FIRST_SEEN);
        world.ann.commit("main", "New");
        world.checkAfterAMinute();
        assertThat(world.log(watch).getFirst().commitMessage()).isEqualTo("New");
    }

    @Test
    void logsAreFilteredAndTurnedByPage() {
        var watch = world.watch("main", "other");
        world.check();
        for (int number = 0; number < 5; number++) {
            world.ann.commit("main", "Main " + number);
        }
        world.checkAfterAMinute();
        var begun = world.clock.instant();
        world.checkAfterAMinute();
        var changes = new CheckFilter(watch.id(), CHANGE_DETECTED, "main", null, null);
        assertThat(world.watches.countChecks(changes)).isEqualTo(5);
        var first = world.watches.checks(changes, 3, (String) null);
        assertThat(first.items()).extracting(CheckRow::commitMessage).containsExactly("Main 4", "Main 3", "Main 2");
        assertThat(world.watches.checks(changes, 3, first.next()).items()).hasSize(2);
        assertThat(world.watches.checks(changes, 3, 3L)).hasSize(2);
        var late = new CheckFilter(watch.id(), null, null, begun.plusSeconds(1), null);
        assertThat(world.watches.checks(late, 9, 0L))
                .extracting(CheckRow::status)
                .containsExactly(NO_CHANGE);
        var early = new CheckFilter(watch.id(), NO_CHANGE, null, null, begun);
        assertThat(world.watches.countChecks(early)).isZero();
    }

    @Test
    void deletingAWatchLeavesNothing() {
        var watch = world.watch("main");
        var action = world.webhook(watch);
        world.actions.addSecret(action.id(), "KEY", new dev.lockstep.base.Secret("value"));
        world.check();
        world.watches.delete(watch.id());
        for (var table : List.of("watch", "watch_branch", "check_log", "action", "action_secret", "run")) {
            assertThat(world.db
                            .jdbc()
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(world.checkAfterAMinute()).isZero();
    }

    @Test
    void whatCannotBeWatchedIsRefused() {
        for (var url : List.of(
                "ftp://github.com/a/b",
                "https://github.com/a",
                "https://user@github.com/a/b",
                "http://github.com.evil/a/b",
                "nonsense",
                "https://github.com/a/b?c",
                "https://github.com/../..")) {
            assertThatThrownBy(() -> world.watches.create(
                            new Watches.NewWatch(null, null, null, url, List.of("main"), 5, false)))
                    .as(url)
                    .isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> world.watch(0, false, "main")).hasMessage("Check interval must be at least 1 minute");
        assertThatThrownBy(() -> world.watch()).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> world.watch("a b")).isInstanceOf(Refused.class);
    }

    @Test
    void checksOfManyWatchesAreSpreadOverTheInterval() {
        var now = world.clock.instant();
        var times = java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(each -> CheckTimes.next(dev.lockstep.base.Ids.next(), 1, now))
                .toList();
        assertThat(times).allSatisfy(time -> assertThat(time).isAfter(now).isBeforeOrEqualTo(now.plusSeconds(60)));
        assertThat(times.stream()
                        .filter(time -> time.isBefore(now.plusSeconds(6)))
                        .count())
                .isBetween(50L, 170L);
    }
}
