package dev.lockstep.sync.plan;

import dev.lockstep.conflict.Conflict;
import dev.lockstep.conflict.ConflictFilter;
import dev.lockstep.conflict.Conflicts;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Pause;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Rehearsal;
import dev.lockstep.sync.Rehearsal.Change;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says of a difference why it is one; asked in this order, the first that holds. */
@Component
final class Verdicts {
    private static final int NEWEST = 10;

    private final Operations operations;
    private final Interventions interventions;
    private final Conflicts conflicts;
    private final Links links;
    private final Rehearsal rehearsal;

    Verdicts(
            Operations operations, Interventions interventions, Conflicts conflicts, Links links, Rehearsal rehearsal) {
        this.operations = operations;
        this.interventions = interventions;
        this.conflicts = conflicts;
        this.links = links;
        this.rehearsal = rehearsal;
    }

    Draft draft(Plan plan, Change change) {
        var state = isDone(change.kind()) ? PlannedChange.State.PLANNED : PlannedChange.State.LEFT;
        if (plan.kind() != Plan.Kind.VERIFY) {
            return new Draft(change, null, state, null);
        }
        Link link = links.find(plan.linkId()).orElseThrow();
        return new Draft(change, verdict(link, change), PlannedChange.State.LEFT, null);
    }

    private static boolean isDone(Rehearsal.Kind kind) {
        return switch (kind) {
            case CREATE, EDIT, DELETE, MATCH, ASK, GONE -> true;
            case ONLY_HERE, DIFFERS -> false;
        };
    }

    private Verdict verdict(Link link, Change change) {
        if (!rehearsal.imported(link)) {
            return Verdict.NOT_IMPORTED;
        }
        if (isQueued(link, change.subjectId())) {
            return isPaused(link, change.issueId()) ? Verdict.PAUSED : Verdict.QUEUED;
        }
        return switch (change.kind()) {
            case ONLY_HERE -> Verdict.ONLY_HERE;
            case ASK -> Verdict.CONFLICT;
            case DIFFERS -> explained(change);
            case CREATE, EDIT, DELETE, MATCH, GONE ->
                isPaused(link, change.issueId())
                        ? Verdict.PAUSED
                        : isAsked(link, change) ? Verdict.CONFLICT : Verdict.DRIFT;
        };
    }

    private static Verdict explained(Change change) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.word().equals(change.why())) {
                return verdict;
            }
        }
        return Verdict.CONFLICT;
    }

    private boolean isQueued(Link link, UUID subjectId) {
        return operations.list(Operations.Filter.of(link.id(), subjectId), NEWEST, null).items().stream()
                .filter(operation -> operation.request().subjectId().equals(subjectId))
                .anyMatch(Verdicts::isOpen);
    }

    private static boolean isOpen(Operation operation) {
        return operation.state() == OperationState.QUEUED || operation.state() == OperationState.PROCESSING;
    }

    private boolean isPaused(Link link, UUID issueId) {
        return interventions.stops().of(link.id(), link.connectionId()).isPresent()
                || interventions.pauses(200, null).items().stream()
                        .anyMatch(pause -> pause.scope() == Pause.Scope.ISSUE && issueId.equals(pause.target()));
    }

    private boolean isAsked(Link link, Change change) {
        var open = new ConflictFilter(Conflict.State.OPEN, null, change.issueId(), link.id(), null);
        return conflicts.list(open, NEWEST, null).items().stream()
                .anyMatch(conflict -> conflict.place().subjectId().equals(change.subjectId())
                        && change.fields().stream()
                                .anyMatch(field -> change.comment()
                                        || field.field()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(conflict.field())));
    }
}
