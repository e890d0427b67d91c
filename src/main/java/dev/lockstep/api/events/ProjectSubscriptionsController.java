package dev.lockstep.api.events;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.api.rest.Page;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Refused;
import dev.lockstep.project.Projects;
import dev.lockstep.webhook.Posting;
import dev.lockstep.webhook.Postings;
import dev.lockstep.webhook.Subscriptions;
import dev.lockstep.webhook.Whose;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who outside is told of what happens in a project. */
@RestController
@Access(value = Least.OWNER, of = Of.PROJECT)
@RequestMapping("/api/v1/projects/{id}")
class ProjectSubscriptionsController {
    private final Subscriptions subscriptions;
    private final Postings postings;
    private final Projects projects;

    ProjectSubscriptionsController(Subscriptions subscriptions, Postings postings, Projects projects) {
        this.subscriptions = subscriptions;
        this.postings = postings;
        this.projects = projects;
    }

    /** The secret in the answer signs what is sent, by Standard Webhooks. It is shown this once. */
    @PostMapping("/subscriptions")
    @ResponseStatus(HttpStatus.CREATED)
    SubscriptionView addProjectSubscription(
            @PathVariable UUID id, @RequestBody SubscriptionWish body, HttpServletRequest request) {
        mustBeThere(id);
        var events = body.events() == null ? List.<String>of() : body.events();
        var made = subscriptions.add(Whose.ofProject(id), Bodies.required(body.url(), "url"), events);
        AuditTrail.about(request, id + " " + made.subscription().id());
        return SubscriptionView.of(made);
    }

    /** All of them: there are at most 20. */
    @GetMapping("/subscriptions")
    List<SubscriptionView> listProjectSubscriptions(@PathVariable UUID id) {
        mustBeThere(id);
        return subscriptions.list(Whose.ofProject(id)).stream()
                .map(SubscriptionView::of)
                .toList();
    }

    @GetMapping("/subscriptions/{subscriptionId}")
    SubscriptionView projectSubscription(@PathVariable UUID id, @PathVariable UUID subscriptionId) {
        return SubscriptionView.of(subscriptions.find(Whose.ofProject(id), subscriptionId));
    }

    /** What waits for one that is disabled has failed; enabled again, it begins with what comes. */
    @PatchMapping("/subscriptions/{subscriptionId}")
    SubscriptionView changeProjectSubscription(
            @PathVariable UUID id, @PathVariable UUID subscriptionId, @RequestBody SubscriptionWish body) {
        return SubscriptionView.of(
                subscriptions.change(Whose.ofProject(id), subscriptionId, body.url(), body.events(), body.enabled()));
    }

    @DeleteMapping("/subscriptions/{subscriptionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeProjectSubscription(@PathVariable UUID id, @PathVariable UUID subscriptionId) {
        subscriptions.remove(Whose.ofProject(id), subscriptionId);
    }

    /** Newest first; {@code state} is waiting, delivered or failed. */
    @GetMapping("/subscriptions/{subscriptionId}/postings")
    ResponseEntity<Page<PostingView>> listProjectPostings(
            @PathVariable UUID id,
            @PathVariable UUID subscriptionId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var subscription = subscriptions.find(Whose.ofProject(id), subscriptionId);
        var wanted = state == null ? null : Words.read(Posting.State.class, state, "state");
        return Page.of(postings.list(subscription.id(), wanted, Page.limit(limit), cursor)
                .map(PostingView::of));
    }

    /** Once more under the same id, whatever became of it; all attempts are had anew. */
    @PostMapping("/subscriptions/{subscriptionId}/postings/{postingId}/again")
    PostingView postProjectPostingAgain(
            @PathVariable UUID id, @PathVariable UUID subscriptionId, @PathVariable UUID postingId) {
        return PostingView.of(postings.again(subscriptions.find(Whose.ofProject(id), subscriptionId), postingId));
    }

    private void mustBeThere(UUID id) {
        if (projects.find(id).isEmpty()) {
            throw Refused.notFound("project");
        }
    }
}
