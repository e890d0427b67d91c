package dev.lockstep.api.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a subscription is to be; null members stay as they are. */
record SubscriptionWish(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable Boolean enabled) {}
