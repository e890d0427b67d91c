package dev.lockstep.api;

import dev.lockstep.node.Roles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** On a node without the role {@code api} only health and metrics answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NoApiFilter extends OncePerRequestFilter {
    private final Roles roles;
    private final ProblemWriter problems;

    NoApiFilter(Roles roles, ProblemWriter problems) {
        this.roles = roles;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return roles.api() || request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        problems.write(
                request,
                response,
                HttpStatusCode.valueOf(421),
                "no_api_here",
                "This node has not the role api (LOCKSTEP_ROLES). Ask one that has it.");
    }
}
