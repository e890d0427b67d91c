package dev.lockstep.api.repeat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** Tells of the header in the API's description. */
@Component
class RepeatWiring implements OperationCustomizer {
    private static final String DESCRIPTION =
            "Made up by the caller, such as a UUID: within a day, a repetition with the same key is answered as the first request"
                    + " was, and not done again.";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        if (mapping != null && Arrays.asList(mapping.method()).contains(RequestMethod.POST)) {
            operation.addParametersItem(new HeaderParameter()
                    .name(RepeatKey.HEADER)
                    .required(false)
                    .description(DESCRIPTION)
                    .schema(new StringSchema()));
        }
        return operation;
    }
}
