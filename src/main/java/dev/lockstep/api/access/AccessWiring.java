package dev.lockstep.api.access;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the door before every route, and tells in the API's description who may pass. */
@Configuration(proxyBeanMethods = false)
class AccessWiring implements WebMvcConfigurer, OperationCustomizer {
    static final String LEAST = "x-least-role";
    static final String OF = "x-role-of";

    private static final int AFTER_THE_AUDIT = 10; // which tells of refusals as well

    private final Doorkeeper doorkeeper;

    AccessWiring(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(doorkeeper).order(AFTER_THE_AUDIT);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Declared.of(method).ifPresent(access -> {
            operation.addExtension(LEAST, word(access.value()));
            if (access.of() != Of.NOTHING) {
                operation.addExtension(OF, access.of().word() + " " + access.by());
            }
            if (access.own().length > 0) {
                operation.addExtension(LEAST + "-for-own", word(access.own()[0]));
            }
        });
        return operation;
    }

    private static String word(Least least) {
        return least.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
