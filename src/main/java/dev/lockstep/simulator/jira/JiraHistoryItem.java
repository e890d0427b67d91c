package dev.lockstep.simulator.jira;

import org.jspecify.annotations.Nullable;

/**
 * One field of a changelog entry.
 *
 * @param from the value's id where it has one
 * @param fromText as people read it; labels are separated by spaces
 */
public record JiraHistoryItem(
        String field,
        @Nullable String from,
        @Nullable String fromText,
        @Nullable String to,
        @Nullable String toText) {
    static JiraHistoryItem text(String field, @Nullable String before, @Nullable String after) {
        return new JiraHistoryItem(field, null, before, null, after);
    }
}
