package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Refused;
import dev.lockstep.operation.Interventions.Act;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings operations into every state and does to each all that can be done: they move as {@link OperationState} says. */
class TransitionsTest {
    private TestQueue q;
    private final Set<String> moves = new TreeSet<>();
    private int keys;

    @BeforeEach
    void open(@TempDir Path folder) {
        q = new TestQueue(folder);
    }

    @AfterEach
    void close() {
        q.close();
    }

    /** Something that may happen to an operation. */
    private record Step(String name, java.util.function.Consumer<Operation> happens) {}

    private Operation in(OperationState state) {
        var key = "key" + ++keys;
        return switch (state) {
            case QUEUED -> q.add(q.in(key, 10));
            case PROCESSING -> processing(key);
            case COMPLETED -> ended(key, new Outcome.Completed("updated"));
            case ERRORED -> ended(key, new Outcome.Failed("invalid", "No.", "Change it."));
            case CANCELED -> q.cancel(q.add(q.in(key, 10)));
            case DROPPED -> {
                q.modified(TestQueue.subject(key), TestQueue.at(99));
                yield q.add(q.in(key, 10));
            }
            case DUPLICATE -> {
                q.add(q.in(key, 10).delivery(key));
                yield q.add(q.in(key, 10).delivery(key));
            }
            case DISABLED -> {
                q.unlink(q.link);
                var disabled = q.add(q.in(key, 10));
                q.link(q.link);
                yield disabled;
            }
        };
    }

    private Operation processing(String key) {
        var operation = q.add(q.in(key, 10));
        while (q.see(operation).state() == OperationState.QUEUED) {
            q.dispatch();
        }
        return operation;
    }

    private Operation ended(String key, Outcome outcome) {
        var operation = processing(key);
        ends(outcome);
        q.work();
        return operation;
    }

    private void ends(Outcome outcome) {
        q.processor = (operation, lease) -> Processed.of(outcome);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (var act : Act.values()) {
            steps.add(new Step(act.name(), operation -> {
                try {
                    q.interventions().one(act, operation.id());
                } catch (Refused notFromThere) {
                    assertThat(notFromThere.kind()).isEqualTo(Refused.Kind.STATE);
                }
            }));
        }
        var key = new Object() {
            String of(Operation operation) {
                return operation.request().key().value();
            }
        };
        steps.add(new Step("newer", operation -> q.add(q.in(key.of(operation), 12))));
        steps.add(new Step("dispatch", operation -> q.dispatch()));
        steps.add(new Step("record moved on", operation -> {
            q.modified(operation.request().subjectId(), TestQueue.at(99));
            q.dispatch();
        }));
        steps.add(new Step("unlinked", operation -> {
            q.unlink(q.link);
            q.dispatch();
            q.link(q.link);
        }));
        steps.add(new Step("relinked", operation -> q.interventions().relinked(q.link)));
        steps.add(new Step("worker dies", operation -> {
            q.crash();
            q.pass(QueueSettings.LEASE.plusSeconds(1));
            TestQueue.other(q, "second", q.processor, Runnable::run).leases().takeBackExpired();
        }));
        for (var outcome : List.of(
                new Outcome.Completed("updated"),
                new Outcome.Dropped("record_newer", null),
                new Outcome.Disabled("link_removed"),
                new Outcome.Deferred(q.now, "limit"),
                new Outcome.Waiting(q.now, "issue_first"),
                new Outcome.Retry("unavailable", "502"),
                new Outcome.Failed("invalid", "No.", "Change it."))) {
            steps.add(new Step(outcome.getClass().getSimpleName(), operation -> {
                ends(outcome);
                q.work();
            }));
        }
        return steps;
    }

    @Test
    void operationsMoveExactlyAsTheStateMachineSays() {
        for (var from : OperationState.values()) {
            for (var step : steps()) {
                var operation = in(from);
                assertThat(q.see(operation).state()).as("brought into %s", from).isEqualTo(from);
                step.happens().accept(operation);
                note(from, step, operation);
                ends(new Outcome.Completed("updated"));
                q.work();
            }
        }
        var allowed = new TreeSet<String>();
        for (var from : OperationState.values()) {
            for (var to : OperationState.values()) {
                if (from.mayBecome(to)) {
                    allowed.add(from + " -> " + to);
                }
            }
        }
        assertThat(moves).isEqualTo(allowed);
    }

    /** A discard is two moves in one unit of work: queued again, and canceled. */
    private void note(OperationState from, Step step, Operation operation) {
        var to = q.see(operation).state();
        if (from == to) {
            return;
        }
        var between = step.name().equals(Act.DISCARD.name()) ? OperationState.QUEUED : null;
        if (between == null) {
            moves.add(from + " -> " + to);
        } else {
            moves.add(from + " -> " + between);
            moves.add(between + " -> " + to);
        }
    }
}
