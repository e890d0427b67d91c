package dev.lockstep.api.rest;

import dev.lockstep.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The short way of an ordinary delivery that is signed as it should be: thousands may come a second, and what the filters
 * and the dispatcher add costs more than storing it. All else goes the long way, to {@link WebhooksController}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // after those that watch all requests
class WebhookDoor extends OncePerRequestFilter {
    private static final int USUAL_BYTES = 256 * 1024;
    private static final byte[] ACCEPTED = "Accepted".getBytes(StandardCharsets.UTF_8);

    private final WebhooksController webhooks;
    private final RawBody bodies;
    private final ProblemWriter problems;

    WebhookDoor(WebhooksController webhooks, RawBody bodies, ProblemWriter problems) {
        this.webhooks = webhooks;
        this.bodies = bodies;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0
                || length > USUAL_BYTES
                || !request.getMethod().equals("POST")
                || !WebhooksController.isWebhook(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var read = bodies.with(request, body -> body == null ? new byte[0] : body);
        if (read.isPresent() && webhooks.takes(request, read.get())) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            response.setContentLength(ACCEPTED.length);
            response.getOutputStream().write(ACCEPTED);
        } else if (read.isPresent()) {
            chain.doFilter(new ReadBefore(request, read.get()), response);
        } else {
            problems.write(
                    request, response, HttpStatus.SERVICE_UNAVAILABLE, "busy", WebhooksController.TOO_SLOW_OR_TOO_MANY);
        }
    }
}
