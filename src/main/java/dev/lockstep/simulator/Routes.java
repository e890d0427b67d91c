package dev.lockstep.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which action answers which path.
 *
 * @param <C> what an action is called with
 */
public final class Routes<C> {
    private final List<Route<C>> routes = new ArrayList<>();

    /** @param pattern {@code "GET /repos/{owner}/{repo}"} */
    public Routes<C> on(String pattern, Function<C, Answer> action) {
        var parts = pattern.split(" ", 2);
        routes.add(new Route<>(pattern, parts[0], List.of(parts[1].substring(1).split("/", -1)), action));
        return this;
    }

    public Optional<Match<C>> find(String method, List<String> segments) {
        for (var route : routes) {
            if (route.method.equals(method) && route.fits(segments)) {
                return Optional.of(new Match<>(route.pattern, route.params(segments), route.action));
            }
        }
        return Optional.empty();
    }

    public boolean knowsPath(List<String> segments) {
        return routes.stream().anyMatch(route -> route.fits(segments));
    }

    public record Match<C>(String pattern, Map<String, String> params, Function<C, Answer> action) {}

    private record Route<C>(String pattern, String method, List<String> parts, Function<C, Answer> action) {
        boolean fits(List<String> segments) {
            return segments.size() == parts.size()
                    && IntStream.range(0, parts.size())
                            .allMatch(i -> isParam(parts.get(i)) || parts.get(i).equals(segments.get(i)));
        }

        Map<String, String> params(List<String> segments) {
            var values = new HashMap<String, String>();
            for (int i = 0; i < segments.size(); i++) {
                if (isParam(parts.get(i))) {
                    values.put(parts.get(i).substring(1, parts.get(i).length() - 1), segments.get(i));
                }
            }
            return values;
        }

        private static boolean isParam(String part) {
            return part.startsWith("{");
        }
    }
}
