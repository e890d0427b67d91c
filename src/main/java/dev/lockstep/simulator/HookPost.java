package dev.lockstep.simulator;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One attempt to deliver a webhook.
 *
 * @param done told the outcome on the sender's thread; not called when a fault lost the delivery
 */
public record HookPost(URI url, Map<String, String> headers, byte[] body, Consumer<Outcome> done) {
    /** @param status 0 when there was no answer */
    public record Outcome(int status, String message, double seconds) {
        public boolean answered() {
            return status != 0;
        }
    }
}
