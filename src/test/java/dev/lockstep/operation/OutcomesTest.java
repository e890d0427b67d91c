package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an operation after it was processed. */
class OutcomesTest {
    private TestQueue q;

    @BeforeEach
    void open(@TempDir Path folder) {
        q = new TestQueue(folder);
    }

    @AfterEach
    void close() {
        q.close();
    }

    @Test
    void aDeferralHoldsTheConnectionAndCountsNoAttempt() {
        var until = q.now.plusSeconds(600);
        q.processor = (operation, lease) -> Processed.of(new Outcome.Deferred(until, "rate_limit"));
        var limited = q.add(q.in("a", 1));
        q.drain();
        var same = q.add(q.in("b", 1));
        var other = q.add(q.in("c", 1).over(UUID.randomUUID(), UUID.randomUUID()));
        q.processor = (operation, lease) -> Processed.of(new Outcome.Completed("updated"));
        q.drain();
        assertThat(q.see(limited).state()).isEqualTo(OperationState.QUEUED);
        assertThat(q.see(limited).attempts()).isZero();
        assertThat(q.see(same).state()).isEqualTo(OperationState.QUEUED);
        assertThat(q.see(other).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(q.queue.dispatcher().idle(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(600));
        q.pass(Duration.ofSeconds(601));
        q.drain();
        assertThat(q.see(limited).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(q.see(same).state()).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void aConnectionThatIsReopenedGoesOnAtOnce() {
        q.processor = (operation, lease) -> Processed.of(new Outcome.Deferred(q.now.plusSeconds(600), "bad_token"));
        var op = q.add(q.in("a", 1));
        q.drain();
        q.processor = (operation, lease) -> Processed.of(new Outcome.Completed("updated"));
        q.operations().reopenConnection(q.connection);
        q.drain();
        assertThat(q.see(op).state()).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void aPoisonedOperationEndsAfterItsRetriesAndTheNextRuns() {
        q.processor = (operation, lease) -> operation.request().effectiveAt().equals(TestQueue.at(1))
                ? Processed.of(new Outcome.Retry("server_error", "The server answered 502."))
                : Processed.of(new Outcome.Completed("updated"));
        var poison = q.add(q.in("k", 1).hash("a"));
        var next = q.add(q.in("k", 1.5).hash("b"));
        for (int i = 0; i < 10; i++) {
            q.drain();
            q.pass(RetryPolicy.CAP);
        }
        var seen = q.see(poison);
        assertThat(seen.state()).isEqualTo(OperationState.ERRORED);
        assertThat(seen.attempts()).isEqualTo(8);
        assertThat(seen.errorClass()).isEqualTo("server_error");
        assertThat(seen.hint()).contains("8 times");
        assertThat(seen.request().payload()).isNull();
        assertThat(q.calls(poison)).isEqualTo(8);
        assertThat(q.see(next).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(q.operations().history(poison.id())).hasSize(8);
    }

    @Test
    void aSurpriseIsARetryAndTheDispatcherLives() {
        q.processor = (operation, lease) -> {
            throw new StackOverflowError("deep");
        };
        var op = q.add(q.in("k", 1));
        q.drain();
        assertThat(q.see(op).errorClass()).isEqualTo("StackOverflowError");
        assertThat(q.see(op).attempts()).isEqualTo(1);
        q.processor = (operation, lease) -> Processed.of(new Outcome.Completed("updated"));
        q.pass(Duration.ofSeconds(2));
        q.drain();
        assertThat(q.see(op).state()).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void staleEffectsAreDecidedAgainAndNothingOfThemStays() {
        var runs = new AtomicInteger();
        q.processor = (operation, lease) -> new Processed(new Outcome.Completed("run" + runs.incrementAndGet()), () -> {
            q.interventions().pause(Pause.Scope.LINK, UUID.randomUUID(), "effect " + runs.get(), "test");
            if (runs.get() < 3) {
                throw new Processed.Stale("moved on");
            }
        });
        var op = q.add(q.in("k", 1));
        q.drain();
        assertThat(q.see(op).reason()).isEqualTo("run3");
        assertThat(q.db.jdbc()
                        .sql("select reason from pause")
                        .query(String.class)
                        .list())
                .containsExactly("effect 3");
    }

    @Test
    void whatIsAlwaysStaleIsRetriedLater() {
        q.processor = (operation, lease) -> new Processed(new Outcome.Completed("never"), () -> {
            throw new Processed.Stale("moved on");
        });
        var op = q.add(q.in("k", 1));
        q.drain();
        assertThat(q.see(op).state()).isEqualTo(OperationState.QUEUED);
        assertThat(q.see(op).errorClass()).isEqualTo("stale");
        assertThat(q.calls(op)).isEqualTo(5);
    }

    @Test
    void whatTheWriteGuardDropsLeavesALook() {
        q.processor = (operation, lease) -> operation.request().isLook()
                ? Processed.of(new Outcome.Completed("unchanged"))
                : Processed.of(new Outcome.Dropped("record_newer", null));
        var op = q.add(q.in("k", 1));
        q.drain();
        assertThat(q.see(op).state()).isEqualTo(OperationState.DROPPED);
        assertThat(q.looks()).singleElement().extracting(Operation::reason).isEqualTo("unchanged");
    }

    @Test
    void itIsJudgedAgainWhenItsTurnComes() {
        var op = q.add(q.in("k", 10));
        q.modified(TestQueue.subject("k"), TestQueue.at(31));
        q.dispatch();
        assertThat(q.see(op).state()).isEqualTo(OperationState.DROPPED);
        assertThat(q.calls(op)).isZero();
        q.work();
        q.drain();
        assertThat(q.looks()).singleElement().extracting(Operation::state).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void anUnlinkedContainerDisablesWhatIsQueued() {
        var op = q.add(q.in("k", 10));
        q.unlink(q.link);
        q.drain();
        assertThat(q.see(op).state()).isEqualTo(OperationState.DISABLED);
        assertThat(q.calls(op)).isZero();
    }

    @Test
    void aLateCommitOfAFencedWorkerIsRefused() {
        var effects = new AtomicInteger();
        var lease = new AtomicReference<OperationProcessor.Lease>();
        q.processor = (operation, held) -> {
            lease.set(held);
            succeed();
            return new Processed(new Outcome.Completed("late"), effects::incrementAndGet);
        };
        var op = q.add(q.in("k", 1));
        q.dispatch();
        q.work();
        assertThat(q.see(op).reason()).isEqualTo("successor");
        assertThat(effects).hasValue(0);
        assertThat(lease.get().outlasts(1)).isFalse();
        assertThatThrownBy(() -> lease.get().write(effects::incrementAndGet)).isInstanceOf(Processed.Stale.class);
        assertThat(effects).hasValue(0);
    }

    @Test
    void whatWaitedForItsWorkerUntilItsLeaseWasOverIsNotBegun() {
        var op = q.add(q.in("k", 1));
        q.dispatch();
        succeed();
        q.work();
        assertThat(q.see(op).reason()).isEqualTo("successor");
        assertThat(q.calls(op)).isZero();
    }

    /** The lease runs out, and another node takes over what was being done here. */
    private void succeed() {
        q.pass(QueueSettings.LEASE.plusSeconds(1));
        OperationProcessor quick = (operation, held) -> Processed.of(new Outcome.Completed("successor"));
        var second = TestQueue.other(q, "second", quick, Runnable::run);
        second.leases().takeBackExpired();
        second.dispatcher().round();
    }

    @Test
    void aHeartbeatKeepsTheLease() {
        var op = q.add(q.in("k", 1));
        q.dispatch();
        q.pass(QueueSettings.LEASE.minusSeconds(5));
        q.queue.leases().renew();
        q.pass(Duration.ofSeconds(30));
        var second = TestQueue.other(q, "second", q.processor, Runnable::run);
        assertThat(second.leases().takeBackExpired()).isZero();
        q.work();
        assertThat(q.see(op).state()).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void aPersonCancelsWhatIsQueuedAndRetriesWhatErrored() {
        q.processor = (operation, lease) -> Processed.of(new Outcome.Failed("validation", "Too long.", "Shorten it."));
        var errored = q.add(q.in("a", 1));
        q.drain();
        assertThat(q.see(errored).hint()).isEqualTo("Shorten it.");
        q.processor = (operation, lease) -> Processed.of(new Outcome.Completed("updated"));
        assertThat(q.retry(errored).attempts()).isZero();
        q.drain();
        assertThat(q.see(errored).state()).isEqualTo(OperationState.COMPLETED);
        assertThatThrownBy(() -> q.retry(errored)).isInstanceOf(Refused.class);
        var queued = q.add(q.in("b", 1));
        assertThat(q.cancel(queued).state()).isEqualTo(OperationState.CANCELED);
        q.drain();
        assertThat(q.calls(queued)).isZero();
        assertThatThrownBy(() -> q.cancel(queued)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> q.interventions().one(Interventions.Act.CANCEL, UUID.randomUUID()))
                .isInstanceOf(Refused.class);
    }
}
