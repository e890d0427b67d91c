package dev.lockstep.operation;

import static dev.lockstep.operation.OperationState.CANCELED;
import static dev.lockstep.operation.OperationState.COMPLETED;
import static dev.lockstep.operation.OperationState.DISABLED;
import static dev.lockstep.operation.OperationState.DROPPED;
import static dev.lockstep.operation.OperationState.DUPLICATE;
import static dev.lockstep.operation.OperationState.PROCESSING;
import static dev.lockstep.operation.OperationState.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vectors V1 to V13 and the worked example of the queue's specification, through the database. */
class ConformanceVectorsTest {
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
    void v1_onAnIdleResourceTheOperationIsProcessed() {
        var op = q.add(q.in("k", 10));
        q.dispatch();
        assertThat(q.see(op).state()).isEqualTo(PROCESSING);
    }

    @Test
    void v2_behindAProcessingOneItWaits() {
        q.add(q.in("k", 10));
        q.dispatch();
        var op = q.add(q.in("k", 12));
        q.dispatch();
        assertThat(q.see(op).state()).isEqualTo(QUEUED);
    }

    @Test
    void v3_aNewerOneCancelsTheQueuedOne() {
        var ten = q.add(q.in("k", 10));
        q.dispatch();
        var twelve = q.add(q.in("k", 12));
        var fifteen = q.add(q.in("k", 15));
        q.dispatch();
        assertThat(q.see(ten).state()).isEqualTo(PROCESSING);
        assertThat(q.see(twelve).state()).isEqualTo(CANCELED);
        assertThat(q.see(twelve).canceledBy()).isEqualTo(fifteen.id());
        assertThat(q.see(fifteen).state()).isEqualTo(QUEUED);
        assertThat(q.looks()).isEmpty();
    }

    @Test
    void v4_anOlderOneIsDroppedForTheCompletedOne() {
        var twenty = completed(q.in("k", 20));
        var op = q.add(q.in("k", 15));
        assertThat(op.state()).isEqualTo(DROPPED);
        assertThat(op.droppedFor()).isEqualTo(twenty.id());
        assertThat(q.looks()).isEmpty();
    }

    @Test
    void v5_theSameTimeAndContentIsADuplicate() {
        var twenty = completed(q.in("k", 20).hash("h"));
        var op = q.add(q.in("k", 20).hash("h"));
        assertThat(op.state()).isEqualTo(DUPLICATE);
        assertThat(op.duplicateOf()).isEqualTo(twenty.id());
    }

    @Test
    void v6_theSameTimeAndOtherContentIsProcessedFromAFreshRead() {
        completed(q.in("k", 20).hash("h"));
        var seen = new AtomicReference<Operation>();
        q.processor = (operation, lease) -> {
            seen.set(operation);
            return Processed.of(new Outcome.Completed("updated"));
        };
        var op = q.add(q.in("k", 20).hash("other"));
        q.dispatch();
        assertThat(q.see(op).state()).isEqualTo(PROCESSING);
        q.work();
        assertThat(seen.get().request().payload()).isNull();
    }

    @Test
    void v7_aRecordOfTheSameSecondIsNotNewer() {
        q.modified(TestQueue.subject("k"), TestQueue.at(30.4));
        var op = q.add(q.in("k", 30));
        q.dispatch();
        assertThat(q.see(op).state()).isEqualTo(PROCESSING);
    }

    @Test
    void v8_aNewerRecordDropsItAndALookStaysBehind() {
        q.modified(TestQueue.subject("k"), TestQueue.at(31));
        var op = q.add(q.in("k", 30));
        assertThat(op.state()).isEqualTo(DROPPED);
        assertThat(op.reason()).isEqualTo("record_newer");
        assertThat(op.droppedFor()).isNull();
        assertThat(q.looks()).singleElement().satisfies(look -> {
            assertThat(look.state()).isEqualTo(QUEUED);
            assertThat(look.request().effectiveAt()).isEqualTo(TestQueue.at(30));
        });
    }

    @Test
    void v8_itIsDroppedForTheOperationThatSendsTheNewerRecord() {
        var sent = q.add(q.out("k", 30.9));
        q.drain();
        q.modified(TestQueue.subject("k"), TestQueue.at(30.9));
        var twin = q.add(q.in("k", 29));
        assertThat(twin.droppedFor()).isEqualTo(sent.id());
    }

    @Test
    void v9_aCanceledOneDoesNotCount() {
        var forty = q.add(q.in("k", 40));
        q.cancel(forty);
        var op = q.add(q.in("k", 35));
        q.dispatch();
        assertThat(q.see(op).state()).isEqualTo(PROCESSING);
    }

    @Test
    void v10_withoutALinkItIsDisabled() {
        q.unlink(q.link);
        var op = q.add(q.in("k", 10));
        assertThat(op.state()).isEqualTo(DISABLED);
        assertThat(op.reason()).isEqualTo("repo_not_linked");
    }

    @Test
    void v11_anInboundOneCancelsTheOlderOutboundOneThatItCovers() {
        var out = q.add(q.out("k", 10).covers("title"));
        var in = q.add(q.in("k", 12));
        q.dispatch();
        assertThat(q.see(out).state()).isEqualTo(CANCELED);
        assertThat(q.see(out).canceledBy()).isEqualTo(in.id());
        assertThat(q.see(in).state()).isEqualTo(PROCESSING);
        assertThat(q.looks()).singleElement().extracting(Operation::state).isEqualTo(QUEUED);
    }

    @Test
    void v12_anInboundOneIsDroppedForTheNewerOutboundOne() {
        var out = q.add(q.out("k", 12));
        var in = q.add(q.in("k", 10));
        assertThat(in.state()).isEqualTo(DROPPED);
        assertThat(in.droppedFor()).isEqualTo(out.id());
        assertThat(q.looks()).hasSize(1);
    }

    @Test
    void v13_theOperationOfADeadWorkerIsDoneOnceByAnother() {
        var effects = new AtomicInteger();
        q.processor = (operation, lease) -> new Processed(new Outcome.Completed("updated"), effects::incrementAndGet);
        var op = q.add(q.in("k", 10));
        q.dispatch();
        q.crash();
        q.pass(QueueSettings.LEASE.plusSeconds(1));
        var second = TestQueue.other(q, "second", q.processor, Runnable::run);
        assertThat(second.leases().takeBackExpired()).isEqualTo(1);
        assertThat(q.see(op).state()).isEqualTo(QUEUED);
        assertThat(q.see(op).attempts()).isEqualTo(1);
        second.dispatcher().round();
        assertThat(q.see(op).state()).isEqualTo(COMPLETED);
        assertThat(effects).hasValue(1);
    }

    @Test
    void workedExample() {
        var row1 = q.add(q.in("key1", 10).hash("a"));
        q.dispatch();
        // Two on one resource: the same second, other content.
        var row2 = q.add(q.in("key1", 10).hash("b"));
        var row3 = q.add(q.in("key2", 10).hash("a"));
        var row4 = q.add(q.in("key2", 10).hash("b"));
        q.dispatch();
        assertThat(states(row1, row2, row3, row4)).containsExactly(PROCESSING, QUEUED, PROCESSING, QUEUED);
        q.workOne();
        q.dispatch();
        assertThat(states(row1, row2, row3, row4)).containsExactly(COMPLETED, PROCESSING, PROCESSING, QUEUED);
        q.workOne();
        q.dispatch();
        assertThat(states(row1, row2, row3, row4)).containsExactly(COMPLETED, PROCESSING, COMPLETED, PROCESSING);
    }

    private Operation completed(TestQueue.Wish wish) {
        var operation = q.add(wish);
        q.drain();
        assertThat(q.see(operation).state()).isEqualTo(COMPLETED);
        return operation;
    }

    private OperationState[] states(Operation... operations) {
        return java.util.Arrays.stream(operations)
                .map(each -> q.see(each).state())
                .toArray(OperationState[]::new);
    }
}
