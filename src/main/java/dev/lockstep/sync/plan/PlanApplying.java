package dev.lockstep.sync.plan;

import dev.lockstep.base.Database;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.PlannedLooks;
import dev.lockstep.sync.Rehearsal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a plan carried out: asks for a look for each change, then waits until all have ended. */
@Component
final class PlanApplying {
    private static final int BATCH = 50;

    private final PlanChanges changes;
    private final StoredPlans plans;
    private final PlannedLooks looks;
    private final UndoApplying undo;
    private final Operations operations;
    private final Database database;

    PlanApplying(
            PlanChanges changes,
            StoredPlans plans,
            PlannedLooks looks,
            UndoApplying undo,
            Operations operations,
            Database database) {
        this.changes = changes;
        this.plans = plans;
        this.looks = looks;
        this.undo = undo;
        this.operations = operations;
        this.database = database;
    }

    /** True when it may go on at once. */
    boolean step(Plan plan) {
        List<PlannedChange> some = changes.list(plan.id(), PlannedChange.State.PLANNED, BATCH, null)
                .items();
        if (some.isEmpty()) {
            var count = operations.count(plan.id());
            return count.total() == count.ended() && end(plan);
        }
        Map<Long, RemoteIssue> standing = new HashMap<>();
        for (PlannedChange each : some) {
            var from = each.change().from();
            if (each.change().kind() == Rehearsal.Kind.MATCH && from != null) {
                looks.standing(from).ifPresent(issue -> standing.put(each.seq(), issue));
            }
        }
        database.write(() -> some.forEach(each -> ask(plan, each, standing.get(each.seq()))));
        return true;
    }

    private void ask(Plan plan, PlannedChange each, @Nullable RemoteIssue standing) {
        var change = each.change();
        boolean match = change.kind() == Rehearsal.Kind.MATCH;
        if (plan.kind() == Plan.Kind.UNDO && change.kind() == Rehearsal.Kind.EDIT && change.linkId() == null) {
            String why = undo.edit(plan, change);
            changes.move(plan.id(), each, why == null ? PlannedChange.State.APPLIED : PlannedChange.State.REFUSED, why);
            return;
        }
        // What comes in now goes on to the other links by itself.
        boolean follows = plan.kind() == Plan.Kind.UNDO
                ? change.kind() == Rehearsal.Kind.EDIT || UndoApplying.isRemoval(each)
                : change.linkId() != null && !match && changes.arrives(plan.id(), change.subjectId());
        String refused = match && standing == null
                ? "It is no longer there."
                : follows ? null : looks.ask(plan.id(), change, standing);
        changes.move(
                plan.id(), each, refused == null ? PlannedChange.State.QUEUED : PlannedChange.State.REFUSED, refused);
    }

    /** True when there may be more to do. */
    private boolean end(Plan plan) {
        List<PlannedChange> removals = changes.removals(plan.id(), BATCH);
        if (!removals.isEmpty()) {
            database.write(() -> removals.forEach(each -> {
                String why = undo.remove(plan, each.change());
                changes.move(
                        plan.id(), each, why == null ? PlannedChange.State.APPLIED : PlannedChange.State.REFUSED, why);
            }));
            return true;
        }
        database.write(() -> {
            changes.leave(plan.id(), "Nothing of it was left to do, or what it follows from was not done.");
            var states = changes.states(plan.id());
            plans.applied(
                    plan,
                    states.getOrDefault("applied", 0L) + " changes applied, " + states.getOrDefault("refused", 0L)
                            + " refused.");
        });
        return false;
    }
}
