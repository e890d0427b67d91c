package dev.lockstep.api.access;

import dev.lockstep.api.Visitor;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Asks the {@link Gate} where only the body names the project, before the route sees it. */
@RestControllerAdvice
class BodyGate extends RequestBodyAdviceAdapter {
    private final Gate gate;

    BodyGate(Gate gate) {
        this.gate = gate;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        var access = parameter.getMethodAnnotation(Access.class);
        return access != null && access.by().equals(Access.BODY);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        var access = parameter.getMethodAnnotation(Access.class);
        if (access == null || !(body instanceof InProject named)) {
            throw new IllegalStateException("A body that decides who may send it must name its project.");
        }
        gate.pass(access, Visitor.current(), named.projectId(), "projectId");
        return body;
    }
}
