package dev.lockstep.api;

import dev.lockstep.account.token.Scope;
import dev.lockstep.base.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises the caller, and refuses writes that another site's page makes with our cookie or on an open port. */
final class AccessFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<GrantedAuthority> PERSON = List.of();
    private static final List<GrantedAuthority> ADMIN =
            AuthorityUtils.createAuthorityList("ROLE_" + SecurityRules.ADMIN);

    private final Callers callers;
    private final Origins origins;
    private final ProblemWriter problems;

    AccessFilter(Callers callers, Origins origins, ProblemWriter problems) {
        this.callers = callers;
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Visitor visitor;
        try {
            visitor = callers.of(request);
        } catch (DataAccessException | TransactionException failure) {
            unrecognised(request, response, failure);
            return;
        }
        boolean reading = READING.contains(request.getMethod());
        if (!isQuestion(request) && !visitor.may(reading ? Scope.READ : Scope.WRITE)) {
            problems.write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "scope_missing",
                    "This personal token has not the scope " + (reading ? "read" : "write")
                            + ". Make one that has it.");
            return;
        }
        if (!reading && !mayWrite(visitor.caller(), request)) {
            problems.write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "cross_site_request",
                    "A page of another site may not do this. Add its origin to LOCKSTEP_ALLOWED_ORIGINS if it is yours.");
            return;
        }
        if (visitor.known()) {
            var context = SecurityContextHolder.createEmptyContext();
            var roles = visitor.admin() ? ADMIN : PERSON;
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(visitor, "", roles));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    /** Who cannot be told apart is not let in, not even as nobody. */
    private void unrecognised(HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        if (Outage.isNews(failure)) {
            LOG.error("The database does not tell who calls: {}", Outage.cause(failure), failure);
        }
        problems.write(
                request,
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "database_unavailable",
                "The database cannot be used now. Nothing was changed; try again.");
    }

    /** Whether a graph's operation reads or writes stands in its body; its door looks at the scope. */
    private static boolean isQuestion(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/graphql");
    }

    private boolean mayWrite(Caller caller, HttpServletRequest request) {
        return switch (caller) {
            case TOKEN -> true;
            case SESSION -> origins.proven(request);
            case NOBODY -> origins.plausible(request);
        };
    }
}
