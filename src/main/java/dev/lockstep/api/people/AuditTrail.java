package dev.lockstep.api.people;

import dev.lockstep.account.audit.AuditLog;
import dev.lockstep.account.audit.AuditLog.Act;
import dev.lockstep.api.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Puts what was asked and what came of it into the audit log, once it is answered. What was only mistyped is no act. */
@Component
public class AuditTrail implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final String SUBJECT = AuditTrail.class.getName() + ".subject";
    private static final String ACTION = AuditTrail.class.getName() + ".action";
    private static final String FAILED = AuditTrail.class.getName() + ".failed";
    private static final int FIRST_REFUSAL = 400;

    private final AuditLog log;

    AuditTrail(AuditLog log) {
        this.log = log;
    }

    /** For who is not known yet: whom the request claims to be. After it was counted as a try, so that it comes to an end. */
    public static void about(HttpServletRequest request, @Nullable String subject) {
        request.setAttribute(SUBJECT, subject == null ? "" : subject);
    }

    /** Where the route alone does not tell what is done. */
    static void as(HttpServletRequest request, String action) {
        request.setAttribute(ACTION, action);
    }

    /** Where the status does not tell that nothing came of it. */
    public static void failed(HttpServletRequest request) {
        request.setAttribute(FAILED, true);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        var action = action(request);
        var visitor = visitor();
        boolean named = visitor != null || request.getAttribute(SUBJECT) != null;
        boolean done = response.getStatus() < FIRST_REFUSAL && request.getAttribute(FAILED) == null;
        if (action == null
                || !isAct(response.getStatus(), named)
                || !done && !named
                || done && action.equals(AuditedRoutes.REUSED)) {
            return;
        }
        var person = visitor == null ? null : visitor.person();
        try {
            log.add(new Act(
                    person == null ? null : person.id(),
                    visitor == null ? "" : visitor.name(),
                    action,
                    subject(request),
                    request.getRemoteAddr(),
                    done));
        } catch (RuntimeException missing) {
            LOG.error("The audit log lacks {} by {}", action, person == null ? "nobody known" : person.id(), missing);
        }
    }

    private static @Nullable String action(HttpServletRequest request) {
        if (request.getAttribute(ACTION) instanceof String told) {
            return told;
        }
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? null : AuditedRoutes.action(request.getMethod(), pattern.toString());
    }

    /** Done, or refused to somebody: what nobody in particular tries without end must not fill the log. */
    private static boolean isAct(int status, boolean named) {
        boolean refused = status == 401 || status == 403 || status == 409 || status == 422;
        return status < FIRST_REFUSAL || refused && named;
    }

    private static @Nullable Visitor visitor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Visitor visitor ? visitor : null;
    }

    private static String subject(HttpServletRequest request) {
        if (request.getAttribute(SUBJECT) instanceof String told) {
            return told;
        }
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables.values().stream().map(String::valueOf).collect(Collectors.joining(" "))
                : "";
    }
}
