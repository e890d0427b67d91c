package dev.lockstep.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as it came in, whole: for whoever checks what callers send.
 *
 * @param path decoded, without the query
 * @param headers found without regard to case
 */
public record ReceivedRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    static ReceivedRequest of(Request request) {
        var body = new String(request.body(), StandardCharsets.UTF_8);
        return new ReceivedRequest(request.method(), request.path(), request.query(), request.headers(), body);
    }
}
