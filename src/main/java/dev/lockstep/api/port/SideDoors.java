package dev.lockstep.api.port;

import dev.lockstep.node.Roles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads what comes in on a side port to its door, before anything else sees it; behind a door is nothing of the application. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SideDoors extends OncePerRequestFilter {
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Ports ports;
    private final List<SideDoor> doors;
    private final Roles roles;

    SideDoors(Ports ports, List<SideDoor> doors, Roles roles) {
        this.ports = ports;
        this.doors = doors;
        this.roles = roles;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var side : SidePort.values()) {
            // The socket's own port: what a request says of itself tells nothing.
            if (ports.open(side).filter(port -> port == request.getLocalPort()).isPresent()) {
                enter(side, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void enter(SidePort side, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var door = doors.stream().filter(each -> each.port() == side).findFirst();
        if (door.isEmpty() || !roles.api()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!isFromHere(request)) {
            // A page of elsewhere, perhaps by a name that leads here.
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain;charset=utf-8");
            response.getWriter().print("Call this by http://localhost, from this machine alone.");
        } else {
            door.get().answer(request, response);
        }
    }

    private static boolean isFromHere(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        var site = request.getHeader("Sec-Fetch-Site");
        boolean own =
                origin == null || origin.equals("http://" + request.getServerName() + ":" + request.getServerPort());
        return OF_THIS_MACHINE.contains(request.getServerName())
                && own
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }
}
