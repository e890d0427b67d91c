package dev.lockstep.simulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a webhook.
 *
 * @param guid the same for every attempt of one event
 * @param statusCode 0 when nobody answered
 */
public record GitHubDelivery(
        long id,
        long hookId,
        String guid,
        String event,
        @Nullable String action,
        boolean redelivery,
        Instant deliveredAt,
        HookOutcome outcome,
        Map<String, String> headers,
        byte[] payload) {

    /** How an attempt ended. */
    public record HookOutcome(int statusCode, String status, double seconds) {}
}
