package dev.lockstep.guard;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One record that would be written.
 *
 * @param subjectId the hub's issue or comment
 * @param fields that would be written, in the hub's words; empty for all
 */
public record Change(UUID issueId, UUID subjectId, What what, Set<String> fields) {
    public enum What {
        CREATE,
        EDIT,
        DELETE
    }

    public boolean deletes() {
        return what == What.DELETE;
    }

    String names() {
        return String.join(",", new TreeSet<>(fields));
    }

    static Set<String> names(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(",")));
    }
}
