package dev.lockstep.api.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A route as the description tells it.
 *
 * @param of what it is about, null for nothing
 * @param by the path variable, the query parameter, or {@link Access#BODY}
 */
record Route(
        String method, String path, Least least, @Nullable Of of, String by) {
    static List<Route> all(JsonNode description) {
        List<Route> routes = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(route -> routes.add(read(route.getKey(), path.getKey(), route.getValue()))));
        return routes;
    }

    private static Route read(String method, String path, JsonNode told) {
        var of = told.path(AccessWiring.OF).asString("").split(" ");
        return new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                Least.valueOf(constant(told.path(AccessWiring.LEAST).asString())),
                of.length < 2 ? null : Of.valueOf(constant(of[0])),
                of.length < 2 ? "" : of[1]);
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean byQuery() {
        return !by.equals(Access.BODY) && !path.contains("{" + by + "}");
    }

    /** @param other for what else the path names */
    String at(String id, UUID other) {
        var filled = path.replace("{" + by + "}", id).replace("{personId}", other.toString());
        filled = filled.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        return byQuery() && of != null ? filled + "?" + by + "=" + id : filled;
    }

    String body(String id) {
        return by.equals(Access.BODY) ? "{\"projectId\":\"" + id + "\"}" : "{}";
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
