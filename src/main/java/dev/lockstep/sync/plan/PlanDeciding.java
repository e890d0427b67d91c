package dev.lockstep.sync.plan;

import dev.lockstep.base.Database;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Rehearsal;
import dev.lockstep.sync.Rehearsal.Change;
import dev.lockstep.sync.Twin;
import dev.lockstep.sync.Twins;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Has the looks rehearsed at what was listed, a few issues at a time, and stores what they would change. */
@Component
final class PlanDeciding {
    private static final int BATCH = 20;

    private final PlanReads reads;
    private final PlanChanges changes;
    private final StoredPlans plans;
    private final Rehearsal rehearsal;
    private final Links links;
    private final Twins twins;
    private final Issues issues;
    private final Verdicts verdicts;
    private final Forecast forecast;
    private final Verified verified;
    private final UndoPlanning undo;
    private final Database database;

    PlanDeciding(
            PlanReads reads,
            PlanChanges changes,
            StoredPlans plans,
            Rehearsal rehearsal,
            Links links,
            Twins twins,
            Issues issues,
            Verdicts verdicts,
            Forecast forecast,
            Verified verified,
            UndoPlanning undo,
            Database database) {
        this.reads = reads;
        this.changes = changes;
        this.plans = plans;
        this.rehearsal = rehearsal;
        this.links = links;
        this.twins = twins;
        this.issues = issues;
        this.verdicts = verdicts;
        this.forecast = forecast;
        this.verified = verified;
        this.undo = undo;
        this.database = database;
    }

    /** What a batch found, and which listed records are done with it. */
    private record Batch(List<Change> changes, Set<Done> done) {}

    private record Done(UUID linkId, String remoteId) {}

    /** One batch; the plan is ready after the last. */
    void step(Plan plan) {
        List<Link> covered = covered(plan);
        var readings = new PlanReadings(plan.id(), rehearsal, reads, changes, unsure(plan, covered));
        boolean fill = covered.stream().anyMatch(rehearsal::imported);
        var stage = new Rehearsal.Stage(covered, fill, plan.kind() == Plan.Kind.VERIFY, readings);
        if (plan.kind() == Plan.Kind.UNDO) {
            if (!undo.step(plan, stage)) {
                finish(plan, covered, readings);
            }
            return;
        }
        List<Listed> next = reads.next(plan.id(), BATCH);
        if (!next.isEmpty()) {
            listed(plan, stage, readings, next);
        } else if (!kept(plan, stage, readings)) {
            finish(plan, covered, readings);
        }
    }

    private List<Link> covered(Plan plan) {
        if (plan.kind() == Plan.Kind.UNDO) {
            return links.find(plan.linkId()).map(rehearsal::covered).orElse(List.of());
        }
        return reads.of(plan.id()).stream()
                .flatMap(standing -> links.find(standing.linkId()).stream())
                .toList();
    }

    private Set<UUID> unsure(Plan plan, List<Link> covered) {
        if (plan.kind() == Plan.Kind.UNDO) {
            return Set.of(); // nothing is listed: each is read
        }
        return covered.stream()
                .map(Link::id)
                .filter(link ->
                        reads.absent(plan.id(), link) > Rehearsal.absencesAllowed(twins.count(link, Twin.Kind.ISSUE)))
                .collect(Collectors.toSet());
    }

    private void listed(Plan plan, Rehearsal.Stage stage, PlanReadings readings, List<Listed> next) {
        var batch = new Batch(new ArrayList<>(), new HashSet<>());
        for (Listed each : next) {
            String remoteId = each.issue().ref().id();
            boolean done = batch.done().contains(new Done(each.linkId(), remoteId))
                    || readings.isTaken(each.linkId(), remoteId);
            Link link = links.find(each.linkId()).orElse(null);
            batch.done().add(new Done(each.linkId(), remoteId));
            if (!done && link != null) {
                add(batch, rehearsal.listed(stage, link, each.issue()));
                twins.findRemote(link.id(), Twin.Kind.ISSUE, remoteId).ifPresent(twin -> together(batch, twin.hubId()));
            }
        }
        database.write(() -> {
            store(plan, batch, readings);
        });
    }

    /** What the same issue is elsewhere is decided with it. */
    private void together(Batch batch, UUID hubId) {
        twins.of(hubId).stream()
                .filter(twin -> twin.remoteId() != null)
                .forEach(twin -> batch.done().add(new Done(twin.linkId(), Objects.requireNonNull(twin.remoteId()))));
    }

    private void add(Batch batch, List<Change> found) {
        batch.changes().addAll(found);
        for (Change change : found) {
            var from = change.from();
            if (change.kind() == Rehearsal.Kind.MATCH && from != null) {
                batch.done().add(new Done(from.linkId(), from.remoteId()));
                together(batch, change.issueId());
            }
        }
    }

    /** Issues of the hub that no listing showed; true when there may be more. */
    private boolean kept(Plan plan, Rehearsal.Stage stage, PlanReadings readings) {
        String cursor = Objects.requireNonNull(plans.fillCursor(plan));
        if (cursor.equals("end")) {
            return false;
        }
        Slice<Issue> page = issues.list(plan.projectId(), BATCH, cursor.isEmpty() ? null : cursor);
        var batch = new Batch(new ArrayList<>(), new HashSet<>());
        Set<UUID> covered = stage.links().stream().map(Link::id).collect(Collectors.toSet());
        for (Issue issue : page.items()) {
            boolean decided = twins.of(issue.id()).stream()
                    .filter(twin -> covered.contains(twin.linkId()) && twin.remoteId() != null)
                    .anyMatch(twin -> reads.isRead(plan.id(), twin.linkId(), Objects.requireNonNull(twin.remoteId())));
            boolean matched = covered.stream().anyMatch(link -> changes.isMatched(plan.id(), link, issue.id()));
            if (!decided && !matched) {
                add(batch, rehearsal.known(stage, issue));
            }
        }
        database.write(() -> {
            store(plan, batch, readings);
            plans.fillCursor(plan, page.next() == null ? "end" : page.next());
        });
        return true;
    }

    private void store(Plan plan, Batch batch, PlanReadings readings) {
        changes.add(
                plan.id(),
                batch.changes().stream()
                        .map(change -> verdicts.draft(plan, change))
                        .toList());
        batch.done().forEach(done -> reads.taken(plan.id(), done.linkId(), done.remoteId()));
        plans.read(plan, readings.requests());
    }

    private void finish(Plan plan, List<Link> covered, PlanReadings readings) {
        Summary summary = forecast.of(plan, covered, changes.lines(plan.id()), changes.verdicts(plan.id()));
        Set<UUID> unsure = unsure(plan, covered);
        String message = verified.sentence(plan, summary)
                + (unsure.isEmpty()
                        ? ""
                        : " Very many known records were missing from a listing; nothing is concluded from that.");
        database.write(() -> {
            plans.read(plan, readings.requests());
            plans.ready(plan, summary, message);
            verified.tell(plan, summary);
        });
    }
}
