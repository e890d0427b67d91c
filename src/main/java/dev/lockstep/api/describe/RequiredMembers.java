package dev.lockstep.api.describe;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is never null in a record is required in its description, so that clients need not ask whether it is there. */
@Component
class RequiredMembers implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        Schema<?> schema = others.next().resolve(type, context, others);
        if (schema != null) {
            mark(TypeFactory.defaultInstance().constructType(type.getType()), described(schema, context));
        }
        return schema;
    }

    private static Schema<?> described(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        if (reference == null) {
            return schema;
        }
        var named = context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        return named == null ? schema : named;
    }

    private static void mark(JavaType type, Schema<?> schema) {
        var properties = schema.getProperties();
        if (!type.getRawClass().isRecord() || properties == null) {
            return;
        }
        schema.setRequired(always(type.getRawClass()).stream()
                .filter(properties::containsKey)
                .toList());
    }

    private static List<String> always(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(member -> !member.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
    }
}
