package dev.lockstep.api.access;

import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** What a route's method says of who may call it, else what its controller says. */
final class Declared {
    private Declared() {}

    static Optional<Access> of(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Access.class);
        return Optional.ofNullable(own)
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Access.class)));
    }
}
