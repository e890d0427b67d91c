package dev.lockstep.api.graphql.read;

import dev.lockstep.base.Refused;
import java.util.List;
import java.util.Optional;

/** A priority of issues; all projects have the same. */
public record PriorityNode(String id, String name, String description, double value) {
    private static final String PREFIX = "priority:";
    private static final List<String> RISING = List.of("none", "low", "medium", "high", "urgent");

    public static PriorityNode of(String name) {
        return new PriorityNode(PREFIX + name, name, "", RISING.indexOf(name));
    }

    public static Optional<String> find(String id) {
        return RISING.stream().filter(name -> id.equals(PREFIX + name)).findFirst();
    }

    public static String read(String id, String field) {
        return find(id).orElseThrow(() -> Refused.invalid(
                "priority_unknown",
                field,
                "There is no priority with this id. They are priority:none, low, medium, high and urgent."));
    }
}
