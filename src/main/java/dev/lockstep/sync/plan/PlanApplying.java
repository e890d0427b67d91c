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
    private final Operations operations;
    private final Database database;

    PlanApplying(PlanChanges changes, StoredPlans plans, PlannedLooks looks, Operations operations, Database database) {
        this.changes = changes;
        this.plans = plans;
        this.looks = looks;
        this.operations = operations;
        this.database = database;
    }

    /** True when it may go on at once. */
    boolean step(Plan plan) {
        List<PlannedChange> some = changes.list(plan.id(), PlannedChange.State.PLANNED, BATCH, null)
                .items();
        if (some.isEmpty()) {
            var count = operations.count(plan.id());
            if (count.total() == count.ended()) {
                database.write(() -> end(plan));
            }
            return false;
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
        // What comes in now goes on to the other links by itself.
        boolean follows = change.linkId() != null && !match && changes.arrives(plan.id(), change.subjectId());
        String refused = match && standing == null
                ? "It is no longer there."
                : follows ? null : looks.ask(plan.id(), change, standing);
        changes.move(
                plan.id(),
                each.seq(),
                refused == null ? PlannedChange.State.QUEUED : PlannedChange.State.REFUSED,
                refused);
    }

    private void end(Plan plan) {
        changes.leave(plan.id(), "Nothing of it was left to do, or what it follows from was not done.");
        var states = changes.states(plan.id());
        plans.applied(
                plan,
                states.getOrDefault("applied", 0L) + " changes applied, " + states.getOrDefault("refused", 0L)
                        + " refused.");
    }
}
