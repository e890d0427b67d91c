package dev.lockstep.api.graphql.change;

import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.base.Refused;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one argument that every mutation has. */
public record Input(Map<String, @Nullable Object> members) {
    public static Input of(DataFetchingEnvironment env) {
        return new Input(Objects.requireNonNull(env.getArgument("input")));
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    public @Nullable String textOrNull(String name) {
        var value = members.get(name);
        return value == null ? null : value.toString();
    }

    /** @throws Refused where it is missing or blank */
    public String text(String name) {
        var value = textOrNull(name);
        if (value == null || value.isBlank()) {
            throw Refused.invalid("field_missing", name, name + " must not be empty.");
        }
        return value;
    }

    public UUID id(String name) {
        return NodeIds.uuid(textOrNull(name), name);
    }

    public @Nullable Object value(String name) {
        return members.get(name);
    }
}
