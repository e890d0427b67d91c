package dev.lockstep.api.access;

import dev.lockstep.api.Visitor;
import dev.lockstep.base.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Asks the {@link Gate} before a route of ours runs, with what its path and query say. */
@Component
class Doorkeeper implements HandlerInterceptor {
    private static final String OURS = "dev.lockstep";

    private final Gate gate;

    Doorkeeper(Gate gate) {
        this.gate = gate;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getPackageName().startsWith(OURS)) {
            return true; // nothing of ours is done there
        }
        var access = Declared.of(method).orElse(null);
        var visitor = Visitor.current();
        if (access == null) {
            visitor.mustBeAdmin();
        } else if (access.of() == Of.NOTHING) {
            gate.pass(access.value(), visitor);
        } else if (access.by().equals(Access.BODY)) {
            gate.pass(Least.SIGNED_IN, visitor); // and the body is looked at once it is read
        } else {
            gate.pass(access, visitor, id(request, access), access.by());
        }
        return true;
    }

    private static @Nullable UUID id(HttpServletRequest request, Access access) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var inPath = variables instanceof Map<?, ?> all ? all.get(access.by()) : null;
        if (inPath != null) {
            return read(inPath.toString())
                    .orElseThrow(() -> new Refused(
                            Refused.Kind.NOT_FOUND,
                            "not_found",
                            null,
                            "There is nothing with this " + access.by() + "."));
        }
        var inQuery = request.getParameterValues(access.by());
        if (inQuery == null || inQuery.length == 1 && inQuery[0].isBlank()) {
            return null;
        }
        if (inQuery.length > 1) {
            throw Refused.invalid("invalid_value", access.by(), access.by() + " may be given once.");
        }
        return read(inQuery[0])
                .orElseThrow(() -> Refused.invalid(
                        "invalid_value", access.by(), "The value of " + access.by() + " is not of the expected form."));
    }

    private static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
