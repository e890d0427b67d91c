package dev.lockstep.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, read to its end. {@code path} is decoded, without the query. */
record Request(String method, String path, Map<String, String> query, Headers headers, byte[] body) {
    static Request read(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                parse(uri.getRawQuery()),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    /** Parts of the path; a trailing slash adds nothing. */
    List<String> segments() {
        var parts = new ArrayList<String>();
        for (var part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    @Nullable
    String header(String name) {
        return headers.getFirst(name);
    }

    String query(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static Map<String, String> parse(@Nullable String rawQuery) {
        var values = new LinkedHashMap<String, String>();
        if (rawQuery != null) {
            for (var pair : rawQuery.split("&", -1)) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                values.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
