package dev.lockstep.operation;

import static dev.lockstep.operation.OperationState.CANCELED;
import static dev.lockstep.operation.OperationState.COMPLETED;
import static dev.lockstep.operation.OperationState.DISABLED;
import static dev.lockstep.operation.OperationState.DROPPED;
import static dev.lockstep.operation.OperationState.DUPLICATE;
import static dev.lockstep.operation.OperationState.ERRORED;
import static dev.lockstep.operation.OperationState.PROCESSING;
import static dev.lockstep.operation.OperationState.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resolutions A1 to A20 of what the specification left open or said twice; A10 stands in {@code sync}. */
class ResolutionsTest {
    private TestQueue q;
    private final List<UUID> ran = new ArrayList<>();

    @BeforeEach
    void open(@TempDir Path folder) {
        q = new TestQueue(folder);
        q.processor = (operation, lease) -> {
            ran.add(operation.id());
            return Processed.of(new Outcome.Completed("updated"));
        };
    }

    @AfterEach
    void close() {
        q.close();
    }

    private OperationState state(Operation operation) {
        return q.see(operation).state();
    }

    private void ends(Outcome outcome) {
        q.processor = (operation, lease) -> Processed.of(outcome);
    }

    @Test
    void a1_anEqualTimeAloneIsNoDuplicate() {
        var labels = q.add(q.in("k", 20).hash("labels"));
        var title = q.add(q.in("k", 20).hash("title"));
        q.drain();
        assertThat(ran).containsExactly(labels.id(), title.id());
    }

    @Test
    void a2_aDuplicatePointsToAnOperationAndAnEqualRecordIsANoOp() {
        ends(new Outcome.Completed("unchanged"));
        var first = q.add(q.in("k", 20).hash("same"));
        q.drain();
        assertThat(q.see(first).reason()).isEqualTo("unchanged");
        var again = q.add(q.in("k", 20).hash("same"));
        assertThat(again.state()).isEqualTo(DUPLICATE);
        assertThat(q.operations().find(java.util.Objects.requireNonNull(again.duplicateOf())))
                .contains(q.see(first));
    }

    @Test
    void a3_aNewerRecordDropsWithItsReasonAndNamesAnOperationOnlyWhereThereIsOne() {
        q.modified(TestQueue.subject("k"), TestQueue.at(31));
        var nobodySent = q.add(q.in("k", 30));
        assertThat(nobodySent.reason()).isEqualTo("record_newer");
        assertThat(nobodySent.droppedFor()).isNull();
        var sent = q.add(q.out("k", 31));
        q.drain();
        assertThat(q.add(q.in("k", 30)).droppedFor()).isEqualTo(sent.id());
    }

    @Test
    void a4_canceledByIsTheIdOfAnOperation() {
        var older = q.add(q.in("k", 10).delivery("event-1"));
        var newer = q.add(q.in("k", 12).delivery("event-2"));
        assertThat(q.see(older).canceledBy()).isEqualTo(newer.id());
    }

    @Test
    void a5_oneKeyServesIssuesAndCommentsOfAllLinks() {
        q.add(q.in("k", 10));
        q.add(q.in("k", 10).comment("c"));
        q.add(q.in("k", 10).over(UUID.randomUUID(), UUID.randomUUID()));
        q.dispatch();
        q.dispatch();
        assertThat(q.operations().counts(null)).containsEntry(PROCESSING, 1L).containsEntry(QUEUED, 2L);
    }

    @Test
    void a6_creationsPassTheSameIntake() {
        var edited = q.add(q.in("k", 12).event("edited"));
        var lateOpening = q.add(q.in("k", 10).event("created"));
        assertThat(lateOpening.droppedFor()).isEqualTo(edited.id());
        var opened = q.add(q.in("other", 10).event("created").delivery("d"));
        assertThat(q.add(q.in("other", 10).event("created").delivery("d")).duplicateOf())
                .isEqualTo(opened.id());
    }

    @Test
    void a7_oldestFirstMattersForWhatIsNotCovered() {
        var labels = q.add(q.in("k", 12).covers("labels"));
        var title = q.add(q.in("k", 12.5).covers("title"));
        q.drain();
        assertThat(ran).containsExactly(labels.id(), title.id());
    }

    @Test
    void a8_twoStayQueuedOnlyInOneSecondOrInOppositeDirections() {
        var first = q.add(q.in("k", 10).hash("a"));
        var sameSecond = q.add(q.in("k", 10).hash("b"));
        assertThat(state(first)).isEqualTo(QUEUED);
        var later = q.add(q.in("k", 11).hash("c"));
        assertThat(state(first)).isEqualTo(CANCELED);
        assertThat(state(sameSecond)).isEqualTo(CANCELED);
        var opposite = q.add(q.out("k", 11).covers("title"));
        assertThat(state(later)).isEqualTo(QUEUED);
        assertThat(state(opposite)).isEqualTo(QUEUED);
    }

    @Test
    void a9_whatIsDoneIsCalledCompleted() {
        var operation = q.add(q.in("k", 10));
        q.drain();
        assertThat(OperationRow.text(state(operation))).isEqualTo("completed");
    }

    @Test
    void a11_theNextStartsAfterEveryWayOutOfProcessing() {
        var outcomes = List.of(
                new Outcome.Completed("updated"),
                new Outcome.Dropped("record_newer", null),
                new Outcome.Disabled("link_removed"),
                new Outcome.Failed("invalid", "No.", "Change it."),
                new Outcome.Waiting(q.now.plusSeconds(60), "outcome_unknown"),
                new Outcome.Retry("unavailable", "502"));
        for (var outcome : outcomes) {
            var key = outcome.getClass().getSimpleName();
            q.add(q.in(key, 10).hash("a"));
            q.dispatch();
            var next = q.add(q.in(key, 10).hash("b"));
            ends(outcome);
            q.work();
            q.dispatch();
            assertThat(state(next)).as(key).isEqualTo(PROCESSING);
            ends(new Outcome.Completed("updated"));
            q.work();
        }
    }

    @Test
    void a12_anInboundCancelsAnOlderOutboundOnlyWhenItSetsAllItsFields() {
        var body = q.add(q.out("k", 10).covers("body"));
        var title = q.add(q.out("k", 10).covers("title"));
        var inbound = q.add(q.in("k", 12).covers("title", "labels"));
        assertThat(state(title)).isEqualTo(CANCELED);
        assertThat(q.see(title).canceledBy()).isEqualTo(inbound.id());
        assertThat(state(body)).isEqualTo(QUEUED);
        assertThat(q.looks()).hasSize(1);
        q.drain();
        assertThat(ran).contains(body.id(), inbound.id());
    }

    @Test
    void a13_whatErroredOrWasDisabledDropsNothing() {
        ends(new Outcome.Failed("invalid", "No.", "Change it."));
        var errored = q.add(q.in("k", 20));
        q.drain();
        q.unlink(q.link);
        var disabled = q.add(q.in("k", 21));
        q.link(q.link);
        ends(new Outcome.Completed("updated"));
        var older = q.add(q.in("k", 15));
        q.drain();
        assertThat(List.of(state(errored), state(disabled), state(older)))
                .containsExactly(ERRORED, DISABLED, COMPLETED);
    }

    @Test
    void a14_theGuardDropsAndEveryOtherRefusalIsAnErrorWithItsReason() {
        ends(new Outcome.Dropped("record_newer", null));
        var guarded = q.add(q.in("a", 1));
        q.dispatch();
        q.workOne();
        ends(new Outcome.Failed("invalid", "The title is too long.", "Shorten it."));
        var refused = q.add(q.in("b", 1));
        q.drain();
        assertThat(state(guarded)).isEqualTo(DROPPED);
        assertThat(state(refused)).isEqualTo(ERRORED);
        assertThat(q.see(refused).reason()).isEqualTo("The title is too long.");
        assertThat(q.see(refused).hint()).isEqualTo("Shorten it.");
    }

    @Test
    void a15_itBeginsAsQueued() {
        assertThat(q.add(q.in("k", 10)).state()).isEqualTo(QUEUED);
    }

    @Test
    void a16_timesAreComparedInWholeSecondsAndInboundWithInboundByTheTrackersClock() {
        q.modified(TestQueue.subject("k"), TestQueue.at(30.9));
        assertThat(q.add(q.in("k", 30)).state()).isEqualTo(QUEUED);
        q.drain();
        q.modified(TestQueue.subject("k"), TestQueue.at(30));
        q.pass(Duration.ofDays(1));
        assertThat(q.add(q.in("k", 31)).state()).isEqualTo(QUEUED);
    }

    @Test
    void a17_unlinkedItIsDisabledAtIntakeAndWhenItsTurnComes() {
        var queued = q.add(q.in("k", 10));
        q.unlink(q.link);
        assertThat(q.add(q.in("other", 10)).state()).isEqualTo(DISABLED);
        q.drain();
        assertThat(state(queued)).isEqualTo(DISABLED);
        assertThat(ran).isEmpty();
    }

    @Test
    void a18_aDeletionWinsAtItsSecondAndALateEditDoesNotBringTheRecordBack() {
        var deletion = q.add(q.in("k", 20).event(Intake.DELETED));
        q.drain();
        assertThat(q.add(q.in("k", 20)).droppedFor()).isEqualTo(deletion.id());
        assertThat(q.add(q.in("k", 19)).droppedFor()).isEqualTo(deletion.id());
    }

    @Test
    void a19_oneTableHoldsIssuesAndCommentsAndPointsWithinItself() {
        var issue = q.add(q.in("k", 10).hash("h"));
        var comment = q.add(q.in("k", 10).comment("c").hash("h"));
        assertThat(comment.state()).isEqualTo(QUEUED); // of another record, so no duplicate
        assertThat(q.all()).extracting(Operation::id).containsExactly(issue.id(), comment.id());
    }

    @Test
    void a20_whatACrashLeftIsFoundByItsLease() {
        var operation = q.add(q.in("k", 10));
        q.dispatch();
        q.crash();
        assertThat(q.queue.dispatcher().round()).isFalse();
        q.pass(QueueSettings.LEASE.plusSeconds(1));
        var second = TestQueue.other(q, "second", q.processor, Runnable::run);
        second.leases().takeBackExpired();
        second.dispatcher().round();
        assertThat(state(operation)).isEqualTo(COMPLETED);
    }
}
