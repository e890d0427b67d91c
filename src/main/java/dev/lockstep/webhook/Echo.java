package dev.lockstep.webhook;

import dev.lockstep.base.Secret;
import java.time.Instant;
import java.util.Map;

/** A receiver inside this process, for trying a webhook out: it shows what would arrive. Nothing is sent. */
public final class Echo {
    private Echo() {}

    /** @param genuine whether the signature fits, as a receiver would check it */
    public record Received(
            String status,
            String message,
            Instant timestamp,
            boolean genuine,
            Map<String, String> headers,
            String body) {}

    public static Received receive(Secret secret, Map<String, String> headers, String body, Instant at) {
        return new Received(
                "success", "Webhook received successfully", at, Signing.fits(secret, headers, body), headers, body);
    }
}
