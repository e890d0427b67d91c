package dev.lockstep.api.rest;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.base.Refused;
import dev.lockstep.sync.plan.Plan;
import dev.lockstep.sync.plan.PlannedChange;
import dev.lockstep.sync.plan.Plans;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What would be done, and what differs, before anybody does anything. */
@RestController
@RequestMapping("/api/v1")
class PlansController {
    private final Plans plans;

    PlansController(Plans plans) {
        this.plans = plans;
    }

    @Access(value = Least.EDITOR, of = Of.LINK)
    @PostMapping("/links/{id}/plan")
    @Operation(
            summary = "Plan what a sync of the link would change now",
            description =
                    "Reads and writes nothing. Answers 202 with the plan that is being made; its Location tells when"
                            + " it is ready, and its changes list each issue and field with before and after.")
    ResponseEntity<PlanView> planLink(@PathVariable UUID id) {
        return accepted(plans.ofSync(id));
    }

    @Access(value = Least.EDITOR, of = Of.LINK)
    @PostMapping("/links/{id}/verify")
    @Operation(
            summary = "Compare both sides of the link",
            description = "Reads both sides and lists each difference with its verdict: queued, conflict, unmapped,"
                    + " lost-in-conversion, paused, one-way, only-here, not-imported, kept-apart, or drift, which"
                    + " nothing explains.")
    ResponseEntity<PlanView> verifyLink(@PathVariable UUID id) {
        return accepted(plans.ofDifferences(id));
    }

    @Access(value = Least.OWNER, of = Of.JOB)
    @PostMapping("/jobs/{id}/undo")
    @Operation(
            summary = "Plan to take back what a job did",
            description =
                    "Answers 202 with a plan to be looked at and applied. What somebody changed since is left alone"
                            + " and listed with the reason.")
    ResponseEntity<PlanView> undoJob(@PathVariable UUID id) {
        return accepted(plans.ofUndo(id));
    }

    @Access(value = Least.VIEWER, of = Of.LINK, by = "link")
    @GetMapping("/plans")
    ResponseEntity<Page<PlanView>> listPlans(
            @RequestParam(required = false) @Nullable UUID link,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(plans.list(link, Page.limit(limit), cursor).map(PlanView::of));
    }

    @Access(value = Least.VIEWER, of = Of.PLAN)
    @GetMapping("/plans/{id}")
    PlanView readPlan(@PathVariable UUID id) {
        return PlanView.of(plans.find(id).orElseThrow(() -> Refused.notFound("plan")));
    }

    @Access(value = Least.VIEWER, of = Of.PLAN)
    @GetMapping("/plans/{id}/changes")
    ResponseEntity<Page<PlannedView>> listPlanChanges(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = Words.readOrNull(PlannedChange.State.class, state, "state");
        return Page.of(plans.changes(id, wanted, Page.limit(limit), cursor).map(PlannedView::of));
    }

    @Access(value = Least.OWNER, of = Of.PLAN)
    @PostMapping("/plans/{id}/apply")
    @Operation(
            summary = "Carry a plan out",
            description = "Does exactly what the plan says. A change whose record changed since is refused, with the"
                    + " reason; see the plan's changes once its status is applied.")
    ResponseEntity<PlanView> applyPlan(@PathVariable UUID id) {
        return accepted(plans.apply(id));
    }

    @Access(value = Least.EDITOR, of = Of.PLAN)
    @DeleteMapping("/plans/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deletePlan(@PathVariable UUID id) {
        plans.delete(id);
    }

    private static ResponseEntity<PlanView> accepted(Plan plan) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/plans/" + plan.id()))
                .body(PlanView.of(plan));
    }
}
