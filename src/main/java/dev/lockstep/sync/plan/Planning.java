package dev.lockstep.sync.plan;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Rehearsal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Planning implements Plans {
    private final StoredPlans plans;
    private final PlanReads reads;
    private final PlanChanges changes;
    private final PlanRunner runner;
    private final Links links;
    private final Rehearsal rehearsal;
    private final Interventions interventions;
    private final Jobs jobs;
    private final Operations operations;
    private final Database database;

    Planning(
            StoredPlans plans,
            PlanReads reads,
            PlanChanges changes,
            PlanRunner runner,
            Links links,
            Rehearsal rehearsal,
            Interventions interventions,
            Jobs jobs,
            Operations operations,
            Database database) {
        this.plans = plans;
        this.reads = reads;
        this.changes = changes;
        this.runner = runner;
        this.links = links;
        this.rehearsal = rehearsal;
        this.interventions = interventions;
        this.jobs = jobs;
        this.operations = operations;
        this.database = database;
    }

    @Override
    public Plan ofSync(UUID linkId) {
        Link link = link(linkId);
        return begin(link, Plan.Kind.SYNC, rehearsal.covered(link), null);
    }

    @Override
    public Plan ofDifferences(UUID linkId) {
        Link link = link(linkId);
        return begin(link, Plan.Kind.VERIFY, List.of(link), null);
    }

    @Override
    public Plan ofUndo(UUID jobId) {
        Job job = jobs.find(jobId).orElseThrow(() -> Refused.notFound("job"));
        if (job.status().live()) {
            throw refused("job_is_running", "This job runs; undo it when it has ended.");
        }
        if (operations.count(jobId).total() < job.total()) {
            throw refused("job_too_old", "What this job did was removed with the old operations (LOCKSTEP_RETENTION).");
        }
        Link link = job.linkIds().stream()
                .flatMap(id -> links.find(id).stream())
                .findFirst()
                .orElseThrow(() -> refused("link_removed", "The links of this job were removed."));
        Plan plan = begin(link, Plan.Kind.UNDO, List.of(), jobId);
        if (!jobId.equals(plan.jobId())) {
            throw refused("plan_is_made", "The undo of another job is being planned; try again when that is ready.");
        }
        return plan;
    }

    private Link link(UUID id) {
        return links.find(id).orElseThrow(() -> Refused.notFound("link"));
    }

    private Plan begin(Link link, Plan.Kind kind, List<Link> covered, @Nullable UUID jobId) {
        Plan begun = database.write(() -> {
            Plan plan = plans.begin(link, kind, jobId);
            if (reads.of(plan.id()).isEmpty()) {
                reads.begin(plan.id(), covered);
            }
            return plan;
        });
        runner.wake();
        return begun;
    }

    @Override
    public Plan apply(UUID id) {
        Plan plan = plans.find(id).orElseThrow(() -> Refused.notFound("plan"));
        if (plan.kind() == Plan.Kind.VERIFY) {
            throw refused("plan_only_compares", "This only compares; plan the link to have something to apply.");
        }
        boolean paused = links.ofProject(plan.projectId()).stream()
                .anyMatch(link ->
                        interventions.stops().of(link.id(), link.connectionId()).isPresent());
        if (paused) {
            throw refused("link_is_paused", "One of its links is paused; let it go on first.");
        }
        database.write(() -> {
            if (!plans.apply(plan)) {
                throw refused("plan_not_ready", "A plan is applied once, when it is ready. Make a new one.");
            }
        });
        runner.wake();
        return plans.find(id).orElse(plan);
    }

    private static Refused refused(String code, String message) {
        return new Refused(Refused.Kind.STATE, code, null, message);
    }

    @Override
    public Optional<Plan> find(UUID id) {
        return plans.find(id);
    }

    @Override
    public Slice<Plan> list(@Nullable UUID linkId, int limit, @Nullable String cursor) {
        return plans.list(linkId, limit, cursor);
    }

    @Override
    public Slice<PlannedChange> changes(
            UUID planId, PlannedChange.@Nullable State state, int limit, @Nullable String cursor) {
        if (plans.find(planId).isEmpty()) {
            throw Refused.notFound("plan");
        }
        return changes.list(planId, state, limit, cursor);
    }

    @Override
    public void delete(UUID id) {
        database.write(() -> plans.delete(id));
    }
}
