package dev.lockstep.api.rest;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.budget.Budgets;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection on the wire: everything but its secrets.
 *
 * @param formerWebhookSecretUntil until when the webhook secret that was replaced last counts too; null when it does not
 * @param lastDeliveryAt when a webhook came last, as far as deliveries are kept
 */
record ConnectionView(
        UUID id,
        String tracker,
        String name,
        URI baseUrl,
        boolean hasWebhookSecret,
        @Nullable Instant formerWebhookSecretUntil,
        Budgets.Budget budget,
        long requests,
        @Nullable Instant lastDeliveryAt) {
    static ConnectionView of(Connection connection, Budgets budgets, Instant now, @Nullable Instant lastDeliveryAt) {
        return new ConnectionView(
                connection.id(),
                Words.of(connection.tracker()),
                connection.name(),
                connection.baseUrl(),
                connection.webhookSecret() != null,
                connection.formerUntil(now),
                budgets.of(connection.id()),
                budgets.requests(connection.id()),
                lastDeliveryAt);
    }
}
