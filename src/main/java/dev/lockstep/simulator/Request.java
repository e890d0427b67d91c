package dev.lockstep.simulator;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, read to its end; its path is decoded and without the query, headers are found without regard to case. */
public record Request(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
    static Request of(String method, String target, Map<String, String> headers, byte[] body) {
        var uri = URI.create(target);
        var path = uri.getPath();
        return new Request(method, path == null ? "/" : path, parse(uri.getRawQuery()), headers, body);
    }

    /** Parts of the path; a trailing slash adds nothing. */
    public List<String> segments() {
        var parts = new ArrayList<String>();
        for (var part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public String query(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    public boolean endsConnection() {
        return "close".equalsIgnoreCase(header("Connection"));
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
