package dev.lockstep.api.rest;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.base.Refused;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Danger;
import dev.lockstep.guard.GuardAnswers;
import dev.lockstep.guard.Plan;
import dev.lockstep.guard.Question;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person on a link, and the answer. */
@RestController
@RequestMapping("/api/v1/links/{id}/guard")
class GuardController {
    private final Links links;
    private final GuardAnswers answers;
    private final Issues issues;

    GuardController(Links links, GuardAnswers answers, Issues issues) {
        this.links = links;
        this.answers = answers;
        this.issues = issues;
    }

    @Access(value = Least.VIEWER, of = Of.LINK)
    @GetMapping
    GuardView readGuard(@PathVariable UUID id) {
        Link link = find(id);
        var waiting = answers.of(id).stream().map(this::view).toList();
        return new GuardView(
                id,
                link.maxMutations(),
                waiting.stream().anyMatch(PlanView::stopsLink),
                waiting,
                "/api/v1/links/" + id + "/plan");
    }

    /** All that stands in the plan is sent, once; what came after it is not part of it. */
    @Access(value = Least.OWNER, of = Of.LINK)
    @PostMapping("/approve")
    PlanView approveGuard(@PathVariable UUID id, @RequestBody Answer body) {
        return answer(id, body, true);
    }

    /** Nothing that stands in the plan is ever sent; each side keeps its own until somebody changes it again. */
    @Access(value = Least.OWNER, of = Of.LINK)
    @PostMapping("/reject")
    PlanView rejectGuard(@PathVariable UUID id, @RequestBody Answer body) {
        return answer(id, body, false);
    }

    private PlanView answer(UUID id, Answer body, boolean approve) {
        find(id);
        var plan = answers.answer(
                id,
                Bodies.required(body.plan(), "plan"),
                approve,
                Visitor.author().name());
        return view(answers.question(plan));
    }

    private Link find(UUID id) {
        return links.find(id).orElseThrow(() -> Refused.notFound("link"));
    }

    record Answer(@Nullable UUID plan) {}

    /**
     * @param limit changes that one cycle may write unasked, 0 for any number
     * @param stopped nothing leaves over the link until the plans that stop it are answered
     * @param planRoute where a list of all changes can be asked for
     */
    record GuardView(UUID linkId, int limit, boolean stopped, List<PlanView> waiting, String planRoute) {}

    /** @param sample the first of its changes */
    @Schema(name = "HeldPlan")
    record PlanView(
            UUID id,
            String kind,
            String state,
            String danger,
            String reason,
            boolean stopsLink,
            long changes,
            long creates,
            long edits,
            long deletes,
            Instant openedAt,
            @Nullable Instant heldAt,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy,
            List<ChangeView> sample) {}

    /** @param key the issue's number in its project, null when the hub has it no more */
    record ChangeView(
            UUID issueId,
            @Nullable Long key,
            @Nullable String title,
            @Nullable UUID commentId,
            String what,
            Set<String> fields) {}

    private PlanView view(Question question) {
        Plan plan = question.plan();
        var counts = question.counts();
        Danger danger = plan.danger();
        return new PlanView(
                plan.id(),
                Words.of(plan.kind()),
                Words.of(plan.state()),
                danger == null ? "" : danger.word(),
                plan.sentence() == null ? "" : plan.sentence(),
                plan.stopsLink(),
                counts.changes(),
                counts.creates(),
                counts.edits(),
                counts.deletes(),
                plan.openedAt(),
                plan.judgedAt(),
                plan.answeredAt(),
                plan.answeredBy(),
                question.sample().stream().map(this::view).toList());
    }

    private ChangeView view(Change change) {
        Issue issue = issues.find(change.issueId()).orElse(null);
        boolean comment = !change.issueId().equals(change.subjectId());
        return new ChangeView(
                change.issueId(),
                issue == null ? null : issue.number(),
                issue == null ? null : issue.title(),
                comment ? change.subjectId() : null,
                Words.of(change.what()),
                new TreeSet<>(change.fields()));
    }
}
