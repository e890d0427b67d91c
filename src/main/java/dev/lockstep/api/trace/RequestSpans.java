package dev.lockstep.api.trace;

import dev.lockstep.trail.Trail;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A span for each request of the API, of a webhook and of the graph; what they cause belongs to it. Not for files, probes, scrapes and
 * sockets, which would be most of the spans. Without traces it does nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestSpans extends OncePerRequestFilter {
    private static final List<String> TRACED = List.of("/api/", "/webhooks/", "/graphql");
    /** An ordinary delivery never gets as far as the routes. */
    private static final String DELIVERY = "/webhooks/{connectionId}";

    private static final String OLD_DELIVERY = "/api/sync/github-webhook";

    private static final int FIRST_FAILURE = 500;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return TRACED.stream().noneMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var method = request.getMethod();
        // Without the query, which may hold a secret.
        var told = Map.of("http.request.method", method, "url.path", request.getRequestURI());
        try (var step = Trail.asked(method, told)) {
            chain.doFilter(request, response);
            var route = route(request);
            if (!route.isEmpty()) {
                step.named(method + " " + route);
                step.tell("http.route", route);
            }
            if (!request.isAsyncStarted()) { // then the status is not known yet
                tell(step, response.getStatus());
            }
        }
    }

    private static void tell(Trail.Step step, int status) {
        step.tell("http.response.status_code", String.valueOf(status));
        if (status >= FIRST_FAILURE) {
            step.failed(String.valueOf(status));
        }
    }

    /** Empty where there is none. */
    private static String route(HttpServletRequest request) {
        var found = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var path = request.getRequestURI();
        if (found != null) {
            return found.toString();
        }
        return path.startsWith("/webhooks/") ? DELIVERY : path.equals(OLD_DELIVERY) ? path : "";
    }
}
