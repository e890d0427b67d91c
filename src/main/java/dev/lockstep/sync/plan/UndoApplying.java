package dev.lockstep.sync.plan;

import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.sync.Rehearsal;
import dev.lockstep.sync.Rehearsal.Change;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hub's part of an undo. Judged once more, in the unit of work that does it; the trackers' part is looks. */
@Component
final class UndoApplying {
    private static final String MEANWHILE = "It changed since the plan was made.";

    private final Undoing undoing;
    private final PlanChanges changes;
    private final Issues issues;
    private final InstantSource clock;

    UndoApplying(Undoing undoing, PlanChanges changes, Issues issues, InstantSource clock) {
        this.undoing = undoing;
        this.changes = changes;
        this.issues = issues;
        this.clock = clock;
    }

    /** @return why not; null when it is done */
    @Nullable
    String edit(Plan plan, Change change) {
        UUID job = Objects.requireNonNull(plan.jobId());
        if (!(undoing.judge(job, change.issueId()) instanceof UndoVerdict.Back back)
                || !Values.shown(UndoPlanning.edit(back.hub(), back.values()).fields())
                        .equals(change.fields())) {
            return MEANWHILE;
        }
        Map<Field, String> values = back.values();
        String state = values.get(Field.STATE);
        var edit = new Issues.Edit(
                values.get(Field.TITLE),
                values.get(Field.BODY),
                state == null ? null : IssueState.valueOf(state),
                set(values.get(Field.LABELS)),
                set(values.get(Field.ASSIGNEES)),
                values.get(Field.PRIORITY));
        issues.edit(back.hub().id(), back.hub().version(), edit, origin(plan), clock.instant());
        return null;
    }

    /** Last, when what the job made elsewhere is gone. */
    @Nullable
    String remove(Plan plan, Change change) {
        UUID job = Objects.requireNonNull(plan.jobId());
        if (!changes.isGoneElsewhere(plan.id(), change.subjectId())) {
            return "It still stands where the job made it.";
        }
        if (undoing.judge(job, change.issueId()) instanceof UndoVerdict.Left left) {
            return left.reason();
        }
        issues.remove(change.issueId(), origin(plan), clock.instant());
        return null;
    }

    private static Origin origin(Plan plan) {
        return new Origin("lockstep", Author.ADMIN, null, null, plan.id(), null, false);
    }

    private static @Nullable SortedSet<String> set(@Nullable String lines) {
        return lines == null ? null : new TreeSet<>(lines.isEmpty() ? List.of() : List.of(lines.split("\n")));
    }

    static boolean isRemoval(PlannedChange each) {
        return each.change().kind() == Rehearsal.Kind.DELETE
                && each.change().linkId() == null
                && !each.change().comment();
    }
}
