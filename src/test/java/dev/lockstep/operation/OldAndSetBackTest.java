package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.operation.exchange.Exchanges;
import dev.lockstep.operation.exchange.Round;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the queue with time: old operations leave, and a clock that is set back stops nothing. */
class OldAndSetBackTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private TestQueue q;

    @BeforeEach
    void open(@TempDir Path folder) {
        q = new TestQueue(folder);
    }

    @AfterEach
    void close() {
        q.close();
    }

    private long rows(String table) {
        return q.db.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private Operations.Pruned prune(long after, int rows, UUID... running) {
        return q.write(() -> q.operations().prune(q.now.minus(MONTH), Set.of(running), after, rows));
    }

    @Test
    void whatEndedIsRemovedWithItsHistoryWhenItIsOld() {
        q.processor = (operation, lease) -> Processed.of(new Outcome.Disabled("link_removed"));
        q.add(q.in("a", 1));
        q.drain();
        var exchanges = new Exchanges(q.db.jdbc());
        var round = new Round(q.now, List.of(), 0);
        q.processor = (operation, lease) ->
                new Processed(new Outcome.Completed("updated"), () -> exchanges.keep(operation, round));
        q.add(q.in("a", 2));
        q.add(q.in("b", 3));
        q.drain();
        assertThat(rows("operation_history")).isPositive();
        assertThat(rows("operation_exchange")).isEqualTo(2);
        assertThat(prune(0, 100).gone()).as("nothing is old").isZero();
        q.pass(MONTH.plusSeconds(60));
        assertThat(prune(0, 100).gone()).isEqualTo(3);
        assertThat(rows("operation")).isZero();
        assertThat(rows("operation_history")).isZero();
        assertThat(rows("operation_exchange")).isZero();
    }

    @Test
    void ofWhatIsTriedAgainAndAgainTheNewestRoundsAreKept() {
        var exchanges = new Exchanges(q.db.jdbc());
        q.processor = (operation, lease) -> new Processed(
                new Outcome.Waiting(q.now.plus(HOUR), "issue_first"),
                () -> exchanges.keep(operation, new Round(q.now, List.of(), 0)));
        var waiting = q.add(q.in("a", 1));
        for (int turn = 0; turn < 12; turn++) {
            q.drain();
            q.pass(HOUR.plusSeconds(1));
        }
        assertThat(exchanges.of(waiting.id()))
                .hasSize(10)
                .extracting(Round::at)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .first()
                .isEqualTo(q.now.minus(HOUR).minusSeconds(1));
    }

    @Test
    void openWorkAndFailuresThatNothingFollowedStayHoweverOldTheyAre() {
        q.processor = (operation, lease) -> Processed.of(new Outcome.Failed("invalid", "Too long.", "Shorten it."));
        var failed = q.add(q.in("a", 1));
        var mended = q.add(q.in("b", 2));
        q.drain();
        q.processor = (operation, lease) -> Processed.of(new Outcome.Completed("updated"));
        var after = q.add(q.in("b", 3));
        q.drain();
        q.processor =
                (operation, lease) -> Processed.of(new Outcome.Waiting(q.now.plus(MONTH.multipliedBy(3)), "waits"));
        var open = q.add(q.in("c", 4));
        q.drain();
        q.pass(MONTH.multipliedBy(2));
        assertThat(prune(0, 100).gone()).isEqualTo(2);
        assertThat(q.operations().find(failed.id())).isPresent();
        assertThat(q.operations().find(open.id())).isPresent();
        assertThat(q.operations().find(mended.id())).isEmpty();
        assertThat(q.operations().find(after.id())).isEmpty();
    }

    @Test
    void aRunningJobKeepsItsCount() {
        var job = UUID.randomUUID();
        q.add(q.in("a", 1).job(job));
        q.drain();
        q.pass(MONTH.plusSeconds(60));
        assertThat(prune(0, 100, job).gone()).isZero();
        assertThat(prune(0, 100).gone()).isEqualTo(1);
    }

    @Test
    void itGoesPageByPageAndStopsAtWhatIsYoung() {
        for (int i = 0; i < 10; i++) {
            q.add(q.in("r" + i, i));
        }
        q.drain();
        q.pass(MONTH.plusSeconds(60));
        q.add(q.in("young", 1));
        var first = prune(0, 4);
        assertThat(first.gone()).isEqualTo(4);
        assertThat(first.last()).isFalse();
        var second = prune(first.after(), 4);
        assertThat(second.gone()).isEqualTo(4);
        var third = prune(second.after(), 4);
        assertThat(third.gone()).isEqualTo(2);
        assertThat(third.last()).isTrue();
    }

    @Test
    void whatIsQueuedRunsAlthoughTheClockWasSetBackAnHour() {
        var before = q.add(q.in("a", 1));
        q.now = q.now.minus(HOUR);
        q.dispatch();
        q.work();
        q.queue.leases().mendClock();
        q.drain();
        assertThat(q.see(before).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(q.calls(before)).isEqualTo(1);
    }

    @Test
    void aRetryAndAWaitOfAConnectionComeWhenTheyWouldHaveCome() {
        q.queue.leases().mendClock();
        q.processor =
                (operation, lease) -> Processed.of(new Outcome.Waiting(q.now.plus(Duration.ofMinutes(10)), "settles"));
        var waiting = q.add(q.in("a", 1));
        q.drain();
        q.processor = (operation, lease) ->
                Processed.of(new Outcome.Deferred(q.now.plus(Duration.ofMinutes(20)), "rate_limit"));
        var limited = q.add(q.in("b", 2));
        q.drain();
        q.queue.leases().mendClock();
        q.now = q.now.minus(HOUR);
        q.queue.leases().mendClock();
        q.processor = (operation, lease) -> Processed.of(new Outcome.Completed("updated"));
        q.pass(Duration.ofMinutes(19));
        q.drain();
        assertThat(q.see(limited).state()).isEqualTo(OperationState.QUEUED);
        q.pass(Duration.ofMinutes(2));
        q.drain();
        assertThat(q.see(waiting).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(q.see(limited).state()).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void aDeadWorkersOperationIsTakenBackOnceAlthoughTheClockWasSetBackAnHour() {
        q.queue.leases().mendClock();
        var lost = q.add(q.in("a", 1));
        q.dispatch();
        q.crash();
        var other = TestQueue.other(
                q, "other", (operation, lease) -> Processed.of(new Outcome.Completed("updated")), Runnable::run);
        other.leases().mendClock();
        q.now = q.now.minus(HOUR);
        other.leases().mendClock();
        other.leases().takeBackExpired();
        assertThat(q.see(lost).state()).as("its lease still runs").isEqualTo(OperationState.PROCESSING);
        q.pass(QueueSettings.LEASE.plusSeconds(1));
        other.leases().takeBackExpired();
        assertThat(q.see(lost).state()).isEqualTo(OperationState.QUEUED);
    }

    @Test
    void aStoredValueThatIsDamagedEndsItsOperationWithTheReasonAndTheOthersGoOn() {
        q.processor = (operation, lease) -> {
            if (operation.request().payload() != null) {
                dev.lockstep.base.Json.tree(operation.request().payload());
            }
            return Processed.of(new Outcome.Completed("updated"));
        };
        var damaged = q.add(q.in("a", 1));
        var other = q.add(q.in("b", 2));
        q.db.jdbc()
                .sql("update operation set payload = '{\"title\":' where id = ?")
                .param(damaged.id().toString())
                .update();
        q.drain();
        assertThat(q.see(damaged).state()).isEqualTo(OperationState.ERRORED);
        assertThat(q.see(damaged).errorClass()).isEqualTo("corrupt_row");
        assertThat(q.see(damaged).attempts()).isZero();
        assertThat(q.see(other).state()).isEqualTo(OperationState.COMPLETED);
    }
}
