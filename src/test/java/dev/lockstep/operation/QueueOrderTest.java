package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes next, and who must wait. */
class QueueOrderTest {
    private TestQueue q;
    private final List<String> ran = new ArrayList<>();
    private final UUID otherLink = UUID.randomUUID();
    private final UUID otherConnection = UUID.randomUUID();

    @BeforeEach
    void open(@TempDir Path folder) {
        // One worker, so that the order of claims is the order of work.
        q = new TestQueue(folder, new QueueSettings("one", 1, 1, 8));
        q.processor = (operation, lease) -> {
            ran.add(operation.request().key().value() + name(operation));
            return Processed.of(new Outcome.Completed("updated"));
        };
    }

    private static String name(Operation operation) {
        return operation.request().kind() == OperationRequest.Kind.COMMENT ? "/comment" : "";
    }

    @AfterEach
    void close() {
        q.close();
    }

    @Test
    void aCommentWaitsForItsIssueAlsoWhileThatWaitsForARetry() {
        q.processor = (operation, lease) -> {
            ran.add(operation.request().key().value() + name(operation));
            boolean fails = ran.size() == 1;
            return Processed.of(
                    fails ? new Outcome.Waiting(q.now.plusSeconds(10), "settling") : new Outcome.Completed("updated"));
        };
        q.add(q.in("k", 5).comment("c1").event("created"));
        q.add(q.in("k", 10));
        q.drain();
        assertThat(ran).containsExactly("k");
        q.pass(Duration.ofSeconds(11));
        q.drain();
        assertThat(ran).containsExactly("k", "k", "k/comment");
    }

    @Test
    void aCommentToBeCreatedIsNotOvertakenByALaterOne() {
        var order = new ArrayList<UUID>();
        q.processor = (operation, lease) -> {
            order.add(operation.id());
            return Processed.of(
                    order.size() == 1 ? new Outcome.Retry("server_error", "502") : new Outcome.Completed("created"));
        };
        var first = q.add(q.in("k", 5).comment("c1").event("created"));
        var second = q.add(q.in("k", 6).comment("c2").event("created"));
        q.drain();
        q.pass(Duration.ofMinutes(1));
        q.drain();
        assertThat(order).containsExactly(first.id(), first.id(), second.id());
    }

    @Test
    void liveWorkComesBeforeBackfill() {
        q.add(q.in("import1", 1).backfill());
        q.add(q.in("import2", 1).backfill());
        q.add(q.in("live", 9));
        q.drain();
        assertThat(ran).containsExactly("live", "import1", "import2");
    }

    @Test
    void aLiveOperationLiftsTheBackfillThatStandsBeforeIt() {
        q.add(q.in("a", 1).backfill());
        q.add(q.in("b", 1).backfill());
        q.add(q.in("b", 2).comment("c"));
        q.drain();
        assertThat(ran).containsExactly("b", "b/comment", "a");
    }

    @Test
    void whatWaitsForAnAnswerHoldsUpNothingHoweverMuchOfItThereIs() {
        q.processor = (operation, lease) -> {
            ran.add(name(operation));
            return Processed.of(
                    name(operation).isEmpty() ? new Outcome.Held(UUID.randomUUID()) : new Outcome.Completed("updated"));
        };
        for (int i = 0; i < 20; i++) {
            q.add(q.in("k", i).covers("field" + i));
        }
        q.drain();
        assertThat(ran).hasSize(20);
        q.add(q.in("k", 30).comment("c1"));
        q.add(q.in("k", 31).comment("c2"));
        q.drain();
        assertThat(ran.subList(20, ran.size())).containsExactly("/comment", "/comment");
    }

    @Test
    void linksAreServedInTurn() {
        for (int i = 0; i < 3; i++) {
            q.add(q.in("a" + i, i));
        }
        for (int i = 0; i < 3; i++) {
            q.add(q.in("b" + i, i).over(otherLink, otherConnection));
        }
        q.drain();
        var initials = ran.stream().map(key -> key.substring(0, 1)).toList();
        assertThat(initials.subList(0, 2)).containsExactlyInAnyOrder("a", "b");
        assertThat(initials.subList(2, 4)).containsExactlyInAnyOrder("a", "b");
        assertThat(initials.subList(4, 6)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aPausedLinkWaitsAndOthersGoOn() {
        q.interventions().pause(Pause.Scope.LINK, q.link, "mass_deletion", "guard");
        q.add(q.in("paused", 1));
        q.add(q.in("other", 1).over(otherLink, otherConnection));
        q.drain();
        assertThat(ran).containsExactly("other");
        q.interventions().resume(Pause.Scope.LINK, q.link);
        q.drain();
        assertThat(ran).containsExactly("other", "paused");
    }

    @Test
    void oneResourceIsNotProcessedTwiceAtOnceAlsoOverTwoLinks(@TempDir Path folder) {
        try (var wide = new TestQueue(folder)) {
            var one = wide.add(wide.in("k", 1));
            var two = wide.add(wide.in("k", 1).over(otherLink, otherConnection));
            wide.dispatch();
            var three = wide.add(wide.in("k", 2).over(UUID.randomUUID(), otherConnection));
            wide.dispatch();
            assertThat(List.of(
                            wide.see(one).state(),
                            wide.see(two).state(),
                            wide.see(three).state()))
                    .containsExactlyInAnyOrder(OperationState.PROCESSING, OperationState.QUEUED, OperationState.QUEUED);
            wide.drain();
            wide.work();
            wide.drain();
            assertThat(wide.operations().counts(null)).containsEntry(OperationState.COMPLETED, 3L);
        }
    }

    @Test
    void oneConnectionTakesOnlyItsShareOfTheWorkers(@TempDir Path folder) {
        try (var wide = new TestQueue(folder, new QueueSettings("wide", 10, 2, 8))) {
            for (int i = 0; i < 5; i++) {
                wide.add(wide.in("a" + i, 1));
            }
            wide.add(wide.in("b", 1).over(otherLink, otherConnection));
            wide.dispatch();
            assertThat(wide.operations().counts(null)).containsEntry(OperationState.PROCESSING, 3L);
        }
    }

    @Test
    void aClaimReadsIndexesOnly() {
        var claim = """
                select res_key, link_id, connection_id, op_id from queue_head
                where link_id = 'l' and priority = 0 and busy = 0 and ready_at <= 5
                order by ready_at, op_id limit 48
                """;
        var plan = String.join("\n", plan(claim));
        assertThat(plan).contains("queue_head_ready").doesNotContain("TEMP", "Sort", "Seq Scan");
    }

    @Test
    void whatSomebodyCausedIsFoundByAnIndexInOrder() {
        var list = """
                select seq from operation where seq < 9 and caused_by is not null
                  and lower(caused_by) = lower('Mara') order by seq desc limit 51
                """;
        var plan = String.join("\n", plan(list));
        assertThat(plan).contains("operation_caused_by").doesNotContain("TEMP", "Sort", "Seq Scan");
    }

    private List<String> plan(String sql) {
        if (q.db.dialect() == Dialect.SQLITE) {
            return q.db.jdbc()
                    .sql("explain query plan " + sql)
                    .query((row, n) -> row.getString("detail"))
                    .list();
        }
        return q.db.database().write(() -> {
            q.db.jdbc().sql("set local enable_seqscan = off").update(); // with an empty table it would win
            return q.db.jdbc().sql("explain " + sql).query(String.class).list();
        });
    }
}
