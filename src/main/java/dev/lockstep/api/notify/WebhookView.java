package dev.lockstep.api.notify;

import dev.lockstep.webhook.Subscription;
import dev.lockstep.webhook.Subscriptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's webhook on the wire.
 *
 * @param stopped why it was disabled, if its owner did not do it
 * @param failingSince nothing has gone through since
 * @param secret only in the answer that makes it
 */
record WebhookView(
        String url,
        boolean enabled,
        @Nullable String stopped,
        @Nullable Instant failingSince,
        Instant createdAt,
        @Nullable String secret) {
    static WebhookView of(Subscription from) {
        return of(from, null);
    }

    static WebhookView of(Subscriptions.Made made) {
        return of(made.subscription(), made.secret().reveal());
    }

    private static WebhookView of(Subscription from, @Nullable String secret) {
        return new WebhookView(
                from.url(), from.enabled(), from.stopped(), from.failingSince(), from.createdAt(), secret);
    }
}
