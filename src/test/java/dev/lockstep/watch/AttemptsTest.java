package dev.lockstep.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.watch.Actions.ActionChange;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of runs keeps what came of each attempt. */
class AttemptsTest {
    @TempDir
    Path folder;

    private WatchWorld world;
    private Watch watch;

    @BeforeEach
    void start() {
        world = new WatchWorld(folder);
        world.ann.commit("main", "Before");
        watch = world.watch("main");
        world.check();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Run commit() {
        world.ann.commit("main", "Change");
        world.checkAfterAMinute();
        return world.runs(watch).getFirst();
    }

    @Test
    void eachAttemptKeepsItsAnswer() {
        world.webhook(watch);
        world.receiver.answers(500, 503);
        var run = commit();
        for (int attempt = 0; attempt < 3; attempt++) {
            world.run();
            world.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(world.runner.attempts(run.id()))
                .extracting(Attempt::number, Attempt::state, Attempt::result)
                .containsExactly(
                        tuple(1, Attempt.State.FAILED, "500"),
                        tuple(2, Attempt.State.FAILED, "503"),
                        tuple(3, Attempt.State.SUCCEEDED, "200"));
        assertThat(world.runner.attempts(run.id())).allSatisfy(attempt -> {
            assertThat(attempt.output()).isNotNull();
            assertThat(attempt.durationMillis()).isNotNull();
            assertThat(attempt.finishedAt()).isNotNull();
        });
    }

    @Test
    void anAttemptThatACrashCutOffIsLostAndTheNextSaysHowItEnded() {
        world.webhook(watch);
        var run = commit();
        world.runner.claim(false, 10); // taken by a process that died
        assertThat(world.runner.attempts(run.id())).extracting(Attempt::state).containsExactly(Attempt.State.RUNNING);
        world.clock.advance(Duration.ofMinutes(7));
        world.run();
        assertThat(world.runner.attempts(run.id()))
                .extracting(Attempt::state)
                .containsExactly(Attempt.State.LOST, Attempt.State.SUCCEEDED);
    }

    @Test
    void anIssueActionsAttemptSaysWhatItDid() {
        world.actions.create(watch.id(), new ActionChange("issues", Action.Kind.ISSUE, null, null, null, null, null));
        var run = commit();
        world.run();
        assertThat(world.runner.attempts(run.id()))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.output()).startsWith("opened #"));
    }

    @Test
    void whatWasSwitchedOffMeanwhileIsNotTriedAgain() {
        var action = world.webhook(watch);
        world.receiver.answers(500);
        var run = commit();
        world.run();
        world.actions.change(action.id(), new ActionChange(null, null, null, null, null, null, false));
        world.clock.advance(Duration.ofMinutes(1));
        world.run();
        assertThat(world.receiver.letters).hasSize(1);
        assertThat(world.runs(watch).getFirst().state()).isEqualTo(Run.State.REFUSED);
        assertThat(world.runner.attempts(run.id()))
                .extracting(Attempt::state)
                .containsExactly(Attempt.State.FAILED, Attempt.State.REFUSED);
    }

    @Test
    void aRunThatTheEndOfTheProcessCutOffWaitsForNoLeaseAndCountsNoAttempt() {
        world.webhook(watch);
        var run = commit();
        var taken = world.runner.claim(false, 10);
        Thread.currentThread().interrupt();
        taken.forEach(Runnable::run);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(world.run()).isEqualTo(1);
        assertThat(world.runs(watch).getFirst().attempts()).isEqualTo(1);
        assertThat(world.runner.attempts(run.id())).extracting(Attempt::state).containsExactly(Attempt.State.SUCCEEDED);
    }

    @Test
    void whatFindsNoPlaceIsTriedSoonAndCountsNoAttempt() {
        world.webhook(watch);
        var run = commit();
        var now = world.clock.instant();
        var held = world.queue.claim(false, 1, now, now.plusSeconds(60)).getFirst();
        world.queue.finish(held, new RunOutcome.Postponed("No place."), null, now);
        assertThat(world.run()).isZero();
        world.clock.advance(Duration.ofSeconds(6));
        assertThat(world.run()).isEqualTo(1);
        assertThat(world.runner.attempts(run.id())).hasSize(1);
    }
}
