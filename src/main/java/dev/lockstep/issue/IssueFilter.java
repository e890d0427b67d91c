package dev.lockstep.issue;

import dev.lockstep.base.Json;
import dev.lockstep.issue.search.Matching;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which issues are asked for. Null members do not filter; all others must hold.
 *
 * @param label exactly as it is written
 * @param assignee with the place, such as {@code github:ann}
 * @param text part of the title, in any case
 * @param category exactly as it is written
 * @param dueFrom what is due on this day or later
 * @param dueBefore what is due on an earlier day
 * @param words in its title, body or comments
 */
public record IssueFilter(
        @Nullable UUID projectId,
        @Nullable IssueState state,
        @Nullable String label,
        @Nullable String assignee,
        @Nullable String text,
        @Nullable String category,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueBefore,
        @Nullable Matching words) {
    public static IssueFilter of(@Nullable UUID projectId) {
        return new IssueFilter(projectId, null, null, null, null, null, null, null, null);
    }

    /**
     * As it stands in {@code where}.
     *
     * @param conditions each ended by {@code and}
     */
    record Sql(String conditions, List<Object> values) {}

    Sql sql() {
        var conditions = new StringBuilder();
        var values = new ArrayList<Object>();
        if (projectId != null) {
            conditions.append("project_id = ? and ");
            values.add(projectId.toString());
        }
        if (state != null) {
            conditions.append("state = ? and ");
            values.add(Columns.name(state));
        }
        holds("labels", label, conditions, values);
        holds("assignees", assignee, conditions, values);
        if (text != null) {
            conditions.append("lower(title) like ? escape '\\' and ");
            values.add("%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        compared("category =", category, conditions, values);
        compared("due_on >=", dueFrom, conditions, values);
        compared("due_on <", dueBefore, conditions, values);
        if (words != null) {
            conditions.append(words.condition()).append(" and ");
            values.add(words.value());
        }
        return new Sql(conditions.toString(), values);
    }

    private static void compared(
            String condition, @Nullable Object value, StringBuilder conditions, List<Object> values) {
        if (value != null) {
            conditions.append(condition).append(" ? and ");
            values.add(value.toString());
        }
    }

    /**
     * In the JSON of names a name with its quotes stands behind a bracket or a comma, and only there: quotes inside a name
     * have a backslash before them. Unlike {@code like}, this minds the case.
     */
    private static void holds(String column, @Nullable String name, StringBuilder conditions, List<Object> values) {
        if (name != null) {
            conditions.append("(replace(%1$s, ?, '') <> %1$s or replace(%1$s, ?, '') <> %1$s) and ".formatted(column));
            values.add("[" + Json.write(name));
            values.add("," + Json.write(name));
        }
    }
}
