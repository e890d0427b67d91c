package dev.lockstep.operation.exchange;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a tracker and its answer, without secrets.
 *
 * @param path with the query
 * @param status null where no answer came; then {@code failure} says why
 * @param sent null where it had none or it is not kept
 * @param received the same
 */
public record Exchange(
        Instant at,
        String method,
        String path,
        long tookMillis,
        @Nullable Integer status,
        @Nullable String failure,
        @Nullable Part sent,
        @Nullable Part received) {
    /**
     * @param body the beginning of it; null for none
     * @param cut true when it went on
     */
    public record Part(
            Map<String, String> headers, @Nullable String body, boolean cut) {}
}
