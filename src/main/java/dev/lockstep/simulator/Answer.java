package dev.lockstep.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back to the client. The body is bytes already, so that tags and truncation see what is sent. */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] NO_BODY = {};

    public static Answer json(int status, JsonNode node) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.bytes(node));
    }

    public static Answer ok(JsonNode node) {
        return json(200, node);
    }

    public static Answer created(JsonNode node) {
        return json(201, node);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), NO_BODY);
    }

    public static Answer text(int status, String contentType, String text) {
        return new Answer(status, Map.of("Content-Type", contentType), Json.utf8(text));
    }

    public Answer with(String header, Object value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, String.valueOf(value));
        return new Answer(status, all, body);
    }

    public Answer withBody(byte[] other) {
        return new Answer(status, headers, other);
    }
}
