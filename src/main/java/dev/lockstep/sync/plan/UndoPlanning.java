package dev.lockstep.sync.plan;

import dev.lockstep.base.Database;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Rehearsal;
import dev.lockstep.sync.Rehearsal.Change;
import dev.lockstep.sync.Rehearsal.FieldChange;
import dev.lockstep.sync.Rehearsal.From;
import dev.lockstep.sync.Twin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans the inverse of a job, issue by issue, with what the sync would make of it elsewhere. */
@Component
final class UndoPlanning {
    private static final int OPERATIONS = 50;

    private final Operations operations;
    private final Undoing undoing;
    private final Rehearsal rehearsal;
    private final Links links;
    private final PlanChanges changes;
    private final StoredPlans plans;
    private final Database database;

    UndoPlanning(
            Operations operations,
            Undoing undoing,
            Rehearsal rehearsal,
            Links links,
            PlanChanges changes,
            StoredPlans plans,
            Database database) {
        this.operations = operations;
        this.undoing = undoing;
        this.rehearsal = rehearsal;
        this.links = links;
        this.changes = changes;
        this.plans = plans;
        this.database = database;
    }

    /** Some of the job's operations; false when there are no more. */
    boolean step(Plan plan, Rehearsal.Stage stage) {
        String cursor = Objects.requireNonNull(plans.fillCursor(plan));
        if (cursor.equals("end")) {
            return false;
        }
        var ofJob = new Operations.Filter(null, null, null, plan.jobId(), null, null, null, null, null, null);
        Slice<Operation> page = operations.list(ofJob, OPERATIONS, cursor.isEmpty() ? null : cursor);
        Set<UUID> touched = page.items().stream()
                .map(operation -> UUID.fromString(operation.request().key().value()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Draft> drafts = new ArrayList<>();
        for (UUID issue : touched) {
            if (!changes.isAbout(plan.id(), issue)) {
                drafts.addAll(drafts(Objects.requireNonNull(plan.jobId()), issue, stage));
            }
        }
        database.write(() -> {
            changes.add(plan.id(), drafts);
            plans.fillCursor(plan, page.next() == null ? "end" : page.next());
        });
        return true;
    }

    private List<Draft> drafts(UUID jobId, UUID issueId, Rehearsal.Stage stage) {
        return switch (undoing.judge(jobId, issueId)) {
            case UndoVerdict.Nothing nothing -> List.of();
            case UndoVerdict.Left left ->
                List.of(new Draft(removal(left.hub(), null), null, PlannedChange.State.LEFT, left.reason()));
            case UndoVerdict.Remove remove -> remove(remove, stage);
            case UndoVerdict.Back back -> back(back, stage);
        };
    }

    private List<Draft> remove(UndoVerdict.Remove remove, Rehearsal.Stage stage) {
        List<Draft> drafts = new ArrayList<>();
        for (Twin twin : remove.made()) {
            boolean deletable = links.find(twin.linkId())
                    .filter(link -> stage.readings().session(link).deletesIssues())
                    .isPresent();
            if (!deletable) {
                return List.of(new Draft(
                        removal(remove.hub(), null),
                        null,
                        PlannedChange.State.LEFT,
                        "The job made it at a tracker that cannot delete issues; close it there."));
            }
            drafts.add(new Draft(removal(remove.hub(), twin), null, PlannedChange.State.PLANNED, null));
        }
        drafts.add(new Draft(removal(remove.hub(), null), null, PlannedChange.State.PLANNED, null));
        return drafts;
    }

    /** @param twin where; null in the hub */
    private static Change removal(Issue hub, @Nullable Twin twin) {
        return new Change(
                Rehearsal.Kind.DELETE,
                twin == null ? null : twin.linkId(),
                hub.id(),
                hub.id(),
                hub.title(),
                List.of(new FieldChange(Field.TITLE, hub.title(), "", null)),
                twin == null
                        ? null
                        : new From(
                                twin.linkId(),
                                Objects.requireNonNull(twin.remoteId()),
                                Objects.requireNonNull(twin.remoteKey())),
                null);
    }

    private List<Draft> back(UndoVerdict.Back back, Rehearsal.Stage stage) {
        List<Draft> drafts = new ArrayList<>();
        back.kept().forEach((field, reason) -> {
            String value = Rehearsal.value(back.hub(), field);
            var stays = edit(back.hub(), Map.of(field, value));
            drafts.add(new Draft(stays, null, PlannedChange.State.LEFT, reason));
        });
        if (!back.values().isEmpty()) {
            drafts.add(new Draft(edit(back.hub(), back.values()), null, PlannedChange.State.PLANNED, null));
            rehearsal.known(stage, Rehearsal.with(back.hub(), back.values())).stream()
                    .filter(change -> !change.comment() && change.linkId() != null)
                    .filter(change -> change.kind() == Rehearsal.Kind.EDIT)
                    .map(change -> new Draft(change, null, PlannedChange.State.PLANNED, null))
                    .forEach(drafts::add);
        }
        return drafts;
    }

    static Change edit(Issue hub, Map<Field, String> values) {
        List<FieldChange> fields = values.entrySet().stream()
                .map(entry ->
                        new FieldChange(entry.getKey(), Rehearsal.value(hub, entry.getKey()), entry.getValue(), null))
                .toList();
        return new Change(Rehearsal.Kind.EDIT, null, hub.id(), hub.id(), hub.title(), fields, null, null);
    }
}
