package dev.lockstep.api.events;

import dev.lockstep.webhook.Subscription;
import dev.lockstep.webhook.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription on the wire.
 *
 * @param projectId null where it is told of everything
 * @param events empty for all
 * @param stopped why it was disabled, if nobody did it
 * @param failingSince nothing has gone through since
 * @param secret only in the answer that makes it
 */
record SubscriptionView(
        UUID id,
        @Nullable UUID projectId,
        String url,
        List<String> events,
        boolean enabled,
        @Nullable String stopped,
        @Nullable Instant failingSince,
        Instant createdAt,
        @Nullable String secret) {
    static SubscriptionView of(Subscription from) {
        return of(from, null);
    }

    static SubscriptionView of(Subscriptions.Made made) {
        return of(made.subscription(), made.secret().reveal());
    }

    private static SubscriptionView of(Subscription from, @Nullable String secret) {
        return new SubscriptionView(
                from.id(),
                from.whose().project(),
                from.url(),
                from.events(),
                from.enabled(),
                from.stopped(),
                from.failingSince(),
                from.createdAt(),
                secret);
    }
}
