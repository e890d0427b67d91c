package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.event.Event;
import dev.lockstep.operation.Interventions.Act;
import dev.lockstep.operation.Interventions.Done;
import dev.lockstep.operation.Operations.Filter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to the queue: retry, cancel, discard, pause. */
class InterventionsTest {
    private static final OperationProcessor WORKS = (op, lease) -> Processed.of(new Outcome.Completed("updated"));
    private static final OperationProcessor FAILS =
            (op, lease) -> Processed.of(new Outcome.Failed("validation", "Too long.", "Shorten it."));

    private TestQueue q;

    @BeforeEach
    void open(@TempDir Path folder) {
        q = new TestQueue(folder);
    }

    @AfterEach
    void close() {
        q.close();
    }

    private Operation failed(String key) {
        q.processor = FAILS;
        var operation = q.add(q.in(key, 1));
        q.drain();
        q.processor = WORKS;
        assertThat(q.see(operation).state()).isEqualTo(OperationState.ERRORED);
        return operation;
    }

    @Test
    void whatNeedsAPersonAndWhatPeopleDoWithItIsTold() {
        var good = q.add(q.in("good", 1));
        q.drain();
        var operation = failed("k");
        q.retry(operation);
        q.cancel(operation);
        q.discard(failed("other"));
        var told = q.events.after(0, 100);
        assertThat(told)
                .extracting(Event::type)
                .containsExactly(
                        "operation.errored",
                        "operation.retried",
                        "operation.canceled",
                        "operation.errored",
                        "operation.discarded");
        assertThat(told).extracting(Event::subject).doesNotContain(good.id().toString());
        var first = Json.tree(told.getFirst().payload());
        assertThat(first.path("id").asString()).isEqualTo(operation.id().toString());
        assertThat(first.path("linkId").asString()).isEqualTo(q.link.toString());
        assertThat(first.path("recordId").asString())
                .isEqualTo(operation.request().key().value());
        assertThat(first.path("error").asString()).isEqualTo("Too long.");
    }

    @Test
    void whatWaitsForItsNextTryIsRunAtOnceAndWhatDoesNotWaitIsRefused() {
        q.processor = (op, lease) -> Processed.of(new Outcome.Retry("unavailable", "It is away."));
        var operation = q.add(q.in("k", 1));
        q.drain();
        assertThat(q.see(operation).nextAttemptAt()).isAfter(q.now);
        q.processor = WORKS;
        q.drain();
        assertThat(q.see(operation).state()).as("before its time").isEqualTo(OperationState.QUEUED);
        assertThat(q.interventions().some(Act.HURRY, List.of(operation.id()))).isEqualTo(new Done(1, false));
        assertThatThrownBy(() -> q.interventions().one(Act.HURRY, operation.id()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("this one is queued");
        q.drain();
        assertThat(q.see(operation).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(q.operations().history(operation.id()))
                .extracting(Operations.Transition::reason)
                .contains("hurried_by_person");
    }

    @Test
    void whatAPlanHoldsIsNotHurried() {
        q.processor = (op, lease) -> Processed.of(new Outcome.Held(UUID.randomUUID()));
        var operation = q.add(q.in("k", 1));
        q.drain();
        assertThat(q.interventions().all(Act.HURRY, Filter.ALL)).isEqualTo(new Done(0, false));
        assertThat(q.see(operation).state()).isEqualTo(OperationState.QUEUED);
    }

    @Test
    void whatIsDiscardedIsCanceledAndItsHistorySaysWhoDidIt() {
        var operation = failed("k");
        assertThat(q.discard(operation).state()).isEqualTo(OperationState.CANCELED);
        assertThat(q.see(operation).reason()).isEqualTo("discarded_by_person");
        assertThat(q.operations().history(operation.id()))
                .extracting(Operations.Transition::state)
                .containsExactly(OperationState.ERRORED, OperationState.QUEUED, OperationState.CANCELED);
        q.drain();
        assertThat(q.calls(operation)).isEqualTo(1);
        assertThatThrownBy(() -> q.discard(operation)).isInstanceOf(Refused.class);
    }

    @Test
    void ofASelectionOnlyThoseChangeThatTheActLeadsAwayFrom() {
        var errored = failed("a");
        var queued = q.add(q.in("b", 1));
        var chosen = List.of(errored.id(), queued.id(), UUID.randomUUID());
        assertThat(q.interventions().some(Act.RETRY, chosen)).isEqualTo(new Done(1, false));
        assertThat(q.interventions().some(Act.CANCEL, chosen)).isEqualTo(new Done(2, false));
        assertThat(q.see(errored).state()).isEqualTo(OperationState.CANCELED);
        assertThat(q.see(queued).state()).isEqualTo(OperationState.CANCELED);
        q.drain();
        assertThat(q.calls(queued)).isZero();
    }

    @Test
    void allThatMatchAreRetriedInSmallUnitsAndTheAnswerSaysHowMany() {
        q.processor = FAILS;
        List<Operation> failed = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            failed.add(q.add(q.in("k" + i, 1)));
        }
        var elsewhere = q.add(q.in("other", 1).over(UUID.randomUUID(), UUID.randomUUID()));
        q.drain();
        q.processor = WORKS;
        var ofLink = Filter.of(OperationState.ERRORED, q.link);
        assertThat(q.interventions().all(Act.RETRY, ofLink)).isEqualTo(new Done(250, false));
        assertThat(q.interventions().all(Act.RETRY, ofLink)).isEqualTo(new Done(0, false));
        q.drain();
        assertThat(failed).allMatch(each -> q.see(each).state() == OperationState.COMPLETED);
        assertThat(q.see(elsewhere).state()).isEqualTo(OperationState.ERRORED);
    }

    @Test
    void whatWasDisabledIsJudgedAnewWhenItsLinkIsBack() {
        q.unlink(q.link);
        var operation = q.add(q.in("k", 1));
        assertThat(operation.state()).isEqualTo(OperationState.DISABLED);
        q.link(q.link);
        assertThat(q.interventions().relinked(q.link).changed()).isEqualTo(1);
        assertThat(q.operations().history(operation.id()).getLast().reason()).isEqualTo("linked_again");
        q.drain();
        assertThat(q.see(operation).state()).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void everythingAConnectionALinkOrAnIssueIsPausedAndResumed() {
        var issue = UUID.randomUUID();
        for (var scope : Pause.Scope.values()) {
            var target = switch (scope) {
                case ALL -> null;
                case CONNECTION -> q.connection;
                case LINK -> q.link;
                case ISSUE -> issue;
            };
            var pause = q.interventions().pause(scope, target, "Holidays", "ann");
            assertThat(q.interventions().pauses(10, null).items()).containsExactly(pause);
            assertThat(pause.at()).isEqualTo(q.now);
            var stopped = q.add(q.in(issue.toString(), 1).hash(scope.name()));
            var other = q.add(q.in("free" + scope, 1).over(UUID.randomUUID(), UUID.randomUUID()));
            q.drain();
            assertThat(q.see(stopped).state()).as("%s", scope).isEqualTo(OperationState.QUEUED);
            assertThat(q.see(other).state())
                    .as("%s", scope)
                    .isEqualTo(scope == Pause.Scope.ALL ? OperationState.QUEUED : OperationState.COMPLETED);
            assertThat(q.operations().standing(stopped).pauses()).containsExactly(pause);
            assertThat(q.interventions().resume(scope, target)).isTrue();
            assertThat(q.interventions().resume(scope, target)).isFalse();
            q.drain();
            assertThat(q.see(stopped).state()).as("%s", scope).isEqualTo(OperationState.COMPLETED);
        }
    }

    @Test
    void pausedIssuesDoNotStandInTheWayOfOthersHoweverMany() {
        Set<UUID> paused = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            var issue = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)});
            paused.add(issue);
            q.interventions().pause(Pause.Scope.ISSUE, issue, "Stop", "ann");
            q.add(q.in(issue.toString(), 1));
        }
        q.pass(Duration.ofSeconds(1));
        var other = q.add(q.in("other", 1));
        q.dispatch();
        assertThat(q.see(other).state()).isEqualTo(OperationState.PROCESSING);
        q.work();
        assertThat(q.db.jdbc()
                        .sql("select count(*) from queue_head where ready_at <= " + q.now.toEpochMilli())
                        .query(Long.class)
                        .single())
                .isZero();
        paused.forEach(issue -> q.interventions().resume(Pause.Scope.ISSUE, issue));
        q.drain();
        assertThat(q.operations().counts(null)).containsEntry(OperationState.COMPLETED, 301L);
    }

    @Test
    void pausesAreListedPageByPage() {
        for (int i = 0; i < 5; i++) {
            q.interventions().pause(Pause.Scope.LINK, UUID.randomUUID(), "r", "ann");
        }
        q.interventions().pause(Pause.Scope.ALL, null, "r", "ann");
        var first = q.interventions().pauses(4, null);
        var second = q.interventions().pauses(4, first.next());
        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
    }

    @Test
    void theListIsFilteredByErrorClassAndAge() {
        var old = failed("a");
        q.pass(Duration.ofHours(1));
        var border = q.now;
        var late = failed("b");
        q.add(q.in("c", 1));
        assertThat(list(filter("validation", null, null))).containsExactly(late.id(), old.id());
        assertThat(list(filter("server_error", null, null))).isEmpty();
        assertThat(list(filter("validation", border, null))).containsExactly(late.id());
        assertThat(list(filter("validation", null, border))).containsExactly(old.id());
    }

    private List<UUID> list(Filter filter) {
        return q.operations().list(filter, 10, null).items().stream()
                .map(Operation::id)
                .toList();
    }

    private static Filter filter(String errorClass, java.time.Instant from, java.time.Instant before) {
        return new Filter(null, null, null, null, null, errorClass, from, before, null, null);
    }

    @Test
    void errorsAreGroupedByTheirClassAndLink() {
        failed("a");
        var newest = failed("b");
        q.processor = (op, lease) -> Processed.of(new Outcome.Failed("not_found", "Gone.", "Look."));
        q.add(q.in("c", 1));
        q.drain();
        var groups = q.operations().errors(null);
        assertThat(groups).extracting(Operations.ErrorGroup::errorClass).containsExactly("validation", "not_found");
        assertThat(groups.getFirst().count()).isEqualTo(2);
        assertThat(groups.getFirst().newest()).isEqualTo(newest.id());
        assertThat(groups.getFirst().hint()).isEqualTo("Shorten it.");
        assertThat(q.operations().errors(UUID.randomUUID())).isEmpty();
    }
}
