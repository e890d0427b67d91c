package dev.lockstep.api.events;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.api.rest.Page;
import dev.lockstep.api.rest.Words;
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

/** Who outside is told of everything that happens; for administrators. */
@RestController
@Access(Least.ADMINISTRATOR)
@RequestMapping("/api/v1")
class SubscriptionsController {
    private final Subscriptions subscriptions;
    private final Postings postings;

    SubscriptionsController(Subscriptions subscriptions, Postings postings) {
        this.subscriptions = subscriptions;
        this.postings = postings;
    }

    /** The secret in the answer signs what is sent, by Standard Webhooks. It is shown this once. */
    @PostMapping("/subscriptions")
    @ResponseStatus(HttpStatus.CREATED)
    SubscriptionView addSubscription(@RequestBody SubscriptionWish body, HttpServletRequest request) {
        var events = body.events() == null ? List.<String>of() : body.events();
        var made = subscriptions.add(Whose.EVERYTHING, Bodies.required(body.url(), "url"), events);
        AuditTrail.about(request, made.subscription().id().toString());
        return SubscriptionView.of(made);
    }

    /** All of them: there are at most 20. */
    @GetMapping("/subscriptions")
    List<SubscriptionView> listSubscriptions() {
        return subscriptions.list(Whose.EVERYTHING).stream()
                .map(SubscriptionView::of)
                .toList();
    }

    @GetMapping("/subscriptions/{subscriptionId}")
    SubscriptionView subscription(@PathVariable UUID subscriptionId) {
        return SubscriptionView.of(subscriptions.find(Whose.EVERYTHING, subscriptionId));
    }

    /** What waits for one that is disabled has failed; enabled again, it begins with what comes. */
    @PatchMapping("/subscriptions/{subscriptionId}")
    SubscriptionView changeSubscription(@PathVariable UUID subscriptionId, @RequestBody SubscriptionWish body) {
        return SubscriptionView.of(
                subscriptions.change(Whose.EVERYTHING, subscriptionId, body.url(), body.events(), body.enabled()));
    }

    @DeleteMapping("/subscriptions/{subscriptionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSubscription(@PathVariable UUID subscriptionId) {
        subscriptions.remove(Whose.EVERYTHING, subscriptionId);
    }

    /** Newest first; {@code state} is waiting, delivered or failed. */
    @GetMapping("/subscriptions/{subscriptionId}/postings")
    ResponseEntity<Page<PostingView>> listPostings(
            @PathVariable UUID subscriptionId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var subscription = subscriptions.find(Whose.EVERYTHING, subscriptionId);
        var wanted = state == null ? null : Words.read(Posting.State.class, state, "state");
        return Page.of(postings.list(subscription.id(), wanted, Page.limit(limit), cursor)
                .map(PostingView::of));
    }

    /** Once more under the same id, whatever became of it; all attempts are had anew. */
    @PostMapping("/subscriptions/{subscriptionId}/postings/{postingId}/again")
    PostingView postAgain(@PathVariable UUID subscriptionId, @PathVariable UUID postingId) {
        return PostingView.of(postings.again(subscriptions.find(Whose.EVERYTHING, subscriptionId), postingId));
    }
}
