package dev.lockstep.api.notify;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.events.PostingView;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.api.rest.Page;
import dev.lockstep.api.rest.Words;
import dev.lockstep.webhook.Posting;
import dev.lockstep.webhook.Postings;
import dev.lockstep.webhook.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** Where one's own notifications are sent to, if anywhere. */
@RestController
@Access(Least.SIGNED_IN)
@RequestMapping("/api/v1/notifications/webhook")
class OwnWebhookController {
    private final OwnWebhooks own;
    private final Subscriptions subscriptions;
    private final Postings postings;

    OwnWebhookController(OwnWebhooks own, Subscriptions subscriptions, Postings postings) {
        this.own = own;
        this.subscriptions = subscriptions;
        this.postings = postings;
    }

    /** Null members stay as they are. */
    record WebhookWish(@Nullable String url, @Nullable Boolean enabled) {}

    /** The secret in the answer signs what is sent, by Standard Webhooks. It is shown this once. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WebhookView addOwnWebhook(
            @AuthenticationPrincipal Visitor visitor, @RequestBody WebhookWish body, HttpServletRequest request) {
        var made = subscriptions.add(OwnWebhooks.of(visitor), Bodies.required(body.url(), "url"), List.of());
        AuditTrail.about(request, made.subscription().id().toString());
        return WebhookView.of(made);
    }

    @GetMapping
    WebhookView ownWebhook(@AuthenticationPrincipal Visitor visitor) {
        return WebhookView.of(own.find(visitor));
    }

    /** What waits for one that is disabled has failed; enabled again, it begins with what comes. */
    @PatchMapping
    WebhookView changeOwnWebhook(@AuthenticationPrincipal Visitor visitor, @RequestBody WebhookWish body) {
        var id = own.find(visitor).id();
        return WebhookView.of(subscriptions.change(OwnWebhooks.of(visitor), id, body.url(), null, body.enabled()));
    }

    /** Another secret, shown this once; the former signs nothing any more. */
    @PostMapping("/secret")
    WebhookView renewOwnWebhookSecret(@AuthenticationPrincipal Visitor visitor) {
        return WebhookView.of(
                subscriptions.rotate(OwnWebhooks.of(visitor), own.find(visitor).id()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOwnWebhook(@AuthenticationPrincipal Visitor visitor) {
        subscriptions.remove(OwnWebhooks.of(visitor), own.find(visitor).id());
    }

    /** Newest first; {@code state} is waiting, delivered or failed. */
    @GetMapping("/postings")
    ResponseEntity<Page<PostingView>> listOwnPostings(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = state == null ? null : Words.read(Posting.State.class, state, "state");
        return Page.of(postings.list(own.find(visitor).id(), wanted, Page.limit(limit), cursor)
                .map(PostingView::of));
    }

    /** Once more under the same id, whatever became of it; all attempts are had anew. */
    @PostMapping("/postings/{postingId}/again")
    PostingView postOwnAgain(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID postingId) {
        return PostingView.of(postings.again(own.find(visitor), postingId));
    }
}
