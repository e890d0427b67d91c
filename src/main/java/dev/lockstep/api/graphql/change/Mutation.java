package dev.lockstep.api.graphql.change;

import dev.lockstep.api.graphql.Asking;
import graphql.schema.DataFetcher;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that can be done; its result is the one field of the payload. */
@FunctionalInterface
public interface Mutation {
    @Nullable
    Object done(Input input, Asking asking);

    /** @param field of the payload */
    default DataFetcher<Object> into(String field) {
        return env -> {
            Map<String, @Nullable Object> payload = new HashMap<>();
            payload.put(field, done(Input.of(env), Asking.of(env)));
            return Collections.unmodifiableMap(payload);
        };
    }
}
