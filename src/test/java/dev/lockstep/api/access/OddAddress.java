package dev.lockstep.api.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Addresses of routes as /openapi.json tells them, with one odd value. */
final class OddAddress {
    private OddAddress() {}

    /** The parameter is odd, and what else is required is there. */
    static String of(String path, JsonNode route, JsonNode odd, String value) {
        var filled = path;
        var query = new StringBuilder();
        for (var each : route.path("parameters")) {
            boolean same = each.path("name").equals(odd.path("name"));
            var name = each.path("name").asString();
            if (each.path("in").asString().equals("path")) {
                filled = filled.replace(
                        "{" + name + "}",
                        same ? encoded(value) : UUID.randomUUID().toString());
            } else if (same || each.path("required").asBoolean()) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(same ? encoded(value) : "x");
            }
        }
        return filled + query;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
