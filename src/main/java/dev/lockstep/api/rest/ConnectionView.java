package dev.lockstep.api.rest;

import dev.lockstep.connector.Budgets;
import dev.lockstep.connector.Connection;
import java.net.URI;
import java.util.UUID;

/** A connection on the wire: everything but its secrets. */
record ConnectionView(
        UUID id,
        String tracker,
        String name,
        URI baseUrl,
        boolean hasWebhookSecret,
        Budgets.Budget budget,
        long requests) {
    static ConnectionView of(Connection connection, Budgets budgets) {
        return new ConnectionView(
                connection.id(),
                Words.of(connection.tracker()),
                connection.name(),
                connection.baseUrl(),
                connection.webhookSecret() != null,
                budgets.of(connection.id()),
                budgets.requests(connection.id()));
    }
}
