package dev.lockstep.operation;

import static dev.lockstep.operation.OperationRow.text;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Interventions} over the tables. */
class StoredInterventions implements Interventions {
    private static final int IN_ONE_UNIT = 100;
    private static final int IN_ONE_CALL = 5_000;
    private static final int SELECTED = 1_000;

    private final OperationRows rows;
    private final OperationLists lists;
    private final HistoryRows history;
    private final QueueHeads heads;
    private final Gates gates;
    private final Database database;
    private final InstantSource clock;
    private final QueueSignal signal;
    private final OperationNews news;
    private final List<Runnable> resumed = new CopyOnWriteArrayList<>();

    StoredInterventions(QueueParts parts, OperationLists lists) {
        this.lists = lists;
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        gates = parts.gates();
        database = parts.database();
        clock = parts.clock();
        signal = parts.signal();
        news = parts.news();
    }

    @Override
    public Operation one(Act act, UUID id) {
        return database.write(() -> {
            var found = rows.find(id).orElseThrow(() -> Refused.notFound("operation"));
            heads.lock(Set.of(found.request().key().value()));
            var operation = rows.find(id).orElseThrow();
            if (!carryOut(act, operation, "by_person")) {
                throw new Refused(Refused.Kind.STATE, code(act), "state", refusal(act, operation));
            }
            return rows.find(id).orElseThrow();
        });
    }

    private static String code(Act act) {
        return switch (act) {
            case RETRY -> "operation_not_retryable";
            case CANCEL -> "operation_not_queued";
            case HURRY -> "operation_not_waiting";
            case DISCARD -> "operation_not_discardable";
        };
    }

    private static String refusal(Act act, Operation operation) {
        var rule = switch (act) {
            case RETRY -> "Only an errored or disabled operation can be retried";
            case CANCEL -> "Only a queued operation can be canceled";
            case HURRY -> "Only a queued operation that waits for its next try can be run at once";
            case DISCARD -> "Only an errored or disabled operation can be discarded";
        };
        return rule + "; this one is " + text(operation.state()) + ".";
    }

    @Override
    public Done some(Act act, List<UUID> ids) {
        if (ids.size() > SELECTED) {
            throw Refused.invalid("too_many_ids", "ids", "At most " + SELECTED + " operations at a time.");
        }
        int changed = 0;
        for (int from = 0; from < ids.size(); from += IN_ONE_UNIT) {
            var part = ids.subList(from, Math.min(ids.size(), from + IN_ONE_UNIT));
            changed += database.write(() -> carryOut(
                    act, part.stream().flatMap(id -> rows.find(id).stream()).toList(), "by_person"));
        }
        return new Done(changed, false);
    }

    @Override
    public Done all(Act act, Operations.Filter filter) {
        return all(act, filter, "by_person");
    }

    @Override
    public Done relinked(UUID linkId) {
        return all(Act.RETRY, Operations.Filter.of(OperationState.DISABLED, linkId), "linked_again");
    }

    private Done all(Act act, Operations.Filter filter, String why) {
        int changed = 0;
        for (var state : act.from()) {
            if (filter.state() != null && filter.state() != state) {
                continue;
            }
            String cursor = null;
            do {
                if (changed >= IN_ONE_CALL) {
                    return new Done(changed, true);
                }
                var page = lists.list(filter.in(state), IN_ONE_UNIT, cursor);
                changed += database.write(() -> carryOut(act, page.items(), why));
                cursor = page.next();
            } while (cursor != null);
        }
        return new Done(changed, false);
    }

    private int carryOut(Act act, List<Operation> operations, String why) {
        // The heads first, as a claim does, so that the two do not wait for each other.
        heads.lock(operations.stream()
                .map(operation -> operation.request().key().value())
                .collect(Collectors.toSet()));
        return (int) operations.stream()
                .filter(operation -> carryOut(act, operation, why))
                .count();
    }

    /** False when it is in another state by now. */
    private boolean carryOut(Act act, Operation operation, String why) {
        var now = clock.instant();
        boolean done = switch (act) {
            case RETRY -> retry(operation, why.equals("by_person") ? "retried_by_person" : why, now);
            case CANCEL -> cancel(operation, "canceled_by_person", now);
            case HURRY -> hurry(operation, now);
            case DISCARD ->
                retry(operation, "discarded_by_person", now) && cancel(operation, "discarded_by_person", now);
        };
        if (done) {
            told(act).ifPresent(type -> news.tell(type, operation, null));
            heads.refresh(Set.of(operation.request().key().value()), now);
            database.afterCommit(signal::raise);
        }
        return done;
    }

    /** Sooner or later makes no difference to anybody outside. */
    private static Optional<String> told(Act act) {
        return switch (act) {
            case RETRY -> Optional.of("operation.retried");
            case CANCEL -> Optional.of("operation.canceled");
            case DISCARD -> Optional.of("operation.discarded");
            case HURRY -> Optional.empty();
        };
    }

    private boolean hurry(Operation operation, Instant now) {
        boolean hurried = rows.hurry(operation.id());
        if (hurried) {
            history.add(operation.id(), OperationState.QUEUED, "hurried_by_person", null, now);
        }
        return hurried;
    }

    private boolean retry(Operation operation, String reason, Instant now) {
        boolean revived = rows.revive(operation.id());
        if (revived) {
            history.add(operation.id(), OperationState.QUEUED, reason, null, now);
            heads.touch(List.of(new Wish(operation.id(), operation.request())), now);
        }
        return revived;
    }

    private boolean cancel(Operation operation, String reason, Instant now) {
        boolean ended = rows.endQueued(operation.id(), Ending.canceled(reason, null), now);
        if (ended) {
            history.add(operation.id(), OperationState.CANCELED, reason, null, now);
        }
        return ended;
    }

    @Override
    public Pause pause(Pause.Scope scope, @Nullable UUID target, String reason, String by) {
        var pause = new Pause(scope, target, reason, by, clock.instant());
        database.write(() -> {
            gates.pauses().put(pause);
            database.afterCommit(signal::raise);
        });
        return pause;
    }

    @Override
    public boolean resume(Pause.Scope scope, @Nullable UUID target) {
        return database.write(() -> {
            boolean lifted = gates.pauses().lift(scope, target);
            if (lifted && scope == Pause.Scope.ISSUE && target != null) {
                heads.refresh(Set.of(target.toString()), clock.instant());
            }
            database.afterCommit(signal::raise);
            database.afterCommit(() -> resumed.forEach(Runnable::run));
            return lifted;
        });
    }

    @Override
    public boolean release(UUID plan, int limit) {
        return database.write(() -> {
            var some = rows.holds().some(plan, limit);
            if (some.isEmpty()) {
                return false;
            }
            var keys = some.stream().map(Holds.Waiting::key).collect(Collectors.toSet());
            heads.lock(keys);
            rows.holds().release(some);
            heads.refresh(keys, clock.instant());
            database.afterCommit(signal::raise);
            return some.size() == limit;
        });
    }

    @Override
    public Slice<Pause> pauses(int limit, @Nullable String cursor) {
        return gates.pauses().list(limit, cursor);
    }

    @Override
    public Stops stops() {
        return new Stops(gates.pauses().wide());
    }

    @Override
    public void onResumed(Runnable listener) {
        resumed.add(listener);
    }
}
