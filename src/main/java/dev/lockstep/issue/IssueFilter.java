package dev.lockstep.issue;

import dev.lockstep.base.Json;
import dev.lockstep.issue.search.Few;
import dev.lockstep.issue.search.Lookup;
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
 * @param archived what was put away, or what was not
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
        @Nullable Matching words,
        @Nullable Boolean archived) {
    /** Also what was put away. */
    public IssueFilter(
            @Nullable UUID projectId,
            @Nullable IssueState state,
            @Nullable String label,
            @Nullable String assignee,
            @Nullable String text,
            @Nullable String category,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueBefore,
            @Nullable Matching words) {
        this(projectId, state, label, assignee, text, category, dueFrom, dueBefore, words, null);
    }

    public static IssueFilter of(@Nullable UUID projectId) {
        return new IssueFilter(projectId, null, null, null, null, null, null, null, null);
    }

    /** A label or an assignee, as {@code issue_name} has it. */
    record Named(UUID projectId, String kind, String name) {
        private static final int MAX_CHARS = 200;

        static Named of(UUID projectId, String kind, String name) {
            return new Named(
                    projectId,
                    kind,
                    name.substring(
                            0, name.offsetByCodePoints(0, Math.min(MAX_CHARS, name.codePointCount(0, name.length())))));
        }

        List<Object> values() {
            return List.of(projectId.toString(), kind, name);
        }
    }

    /** By which an index leads to the issues; a list over all projects has none. */
    List<Named> named() {
        List<Named> named = new ArrayList<>();
        if (projectId != null && label != null) {
            named.add(Named.of(projectId, "label", label));
        }
        if (projectId != null && assignee != null) {
            named.add(Named.of(projectId, "assignee", assignee));
        }
        return named;
    }

    /** As it stands behind {@code from}, up to the order. */
    record Sql(String text, List<Object> values) {}

    /**
     * Where a list begins to read, up to the first condition.
     *
     * @param listed the table whose state and time are looked at
     * @param id of the issue
     */
    private record From(String text, List<Object> values, String listed, String id) {
        /**
         * No deleted issue has names. To ask for that again would let PostgreSQL take an index of all that is not deleted, and read
         * the whole of it for each name, where it has not counted yet what is there.
         */
        String present() {
            return listed.equals("issue") ? "deleted_at is null and " : "";
        }
    }

    /**
     * A walk over the issues in their order.
     *
     * @param by whose rows are walked, one of {@link #named()}; null for the issues themselves
     */
    Sql walked(ListCursor after, @Nullable Named by, Lookup lookup) {
        if (by != null) {
            // In this order also for SQLite, which takes a cross join as it is written.
            var text = """
                    issue_name cross join issue where issue.id = issue_id and
                    issue_name.project_id = ? and kind = ? and name = ? and""";
            return sql(after, new From(text + " ", by.values(), "issue_name", "issue_id"), lookup);
        }
        return sql(
                after,
                projectId == null
                        ? new From("issue where ", List.of(), "issue", "id")
                        : new From(
                                "issue where issue.project_id = ? and ", List.of(projectId.toString()), "issue", "id"),
                lookup);
    }

    /** Of the first issues of the list without text and words, how many there are, and how many of them have those. */
    Sql sample(ListCursor after, @Nullable Named by) {
        var hit = new StringBuilder();
        List<Object> values = new ArrayList<>();
        searched(Lookup.ON_THE_WAY, hit, values);
        var list = new IssueFilter(
                        projectId, state, label, assignee, null, category, dueFrom, dueBefore, null, archived)
                .walked(after, by, Lookup.ON_THE_WAY);
        values.addAll(list.values());
        return new Sql(
                "(select case when %s 1 = 1 then 1 end as hit from %s limit %d) looked_at"
                        .formatted(hit, list.text(), Lookup.LOOKED_AT),
                values);
    }

    /** Each of these is looked at. Only SQLite is asked so: the plus keeps it from walking the project all the same. */
    Sql among(ListCursor after, Few few) {
        var text = "issue where issue.id in (" + few.ids() + ") and ";
        return projectId == null
                ? sql(after, new From(text, List.of(few.value()), "issue", "id"), Lookup.BY_INDEX)
                : sql(
                        after,
                        new From(
                                text + "+issue.project_id = ? and ",
                                List.of(few.value(), projectId.toString()),
                                "issue",
                                "id"),
                        Lookup.BY_INDEX);
    }

    private Sql sql(ListCursor after, From from, Lookup lookup) {
        var conditions = new StringBuilder();
        var values = new ArrayList<>(from.values());
        if (state != null) {
            conditions.append(from.listed()).append(".state = ? and ");
            values.add(Columns.name(state));
        }
        if (archived != null) {
            conditions.append(archived ? "archived_at is not null and " : "archived_at is null and ");
        }
        others(conditions, values);
        searched(lookup, conditions, values);
        values.add(after.millis());
        values.add(after.id());
        var order = "%s.modified_at%%1$s, %s%%1$s".formatted(from.listed(), from.id());
        return new Sql(
                "%s%s%s(%s) < (?, ?) order by %s"
                        .formatted(
                                from.text(), conditions, from.present(), order.formatted(""), order.formatted(" desc")),
                values);
    }

    private void others(StringBuilder conditions, List<Object> values) {
        holds("labels", label, conditions, values);
        holds("assignees", assignee, conditions, values);
        compared("category =", category, conditions, values);
        compared("due_on >=", dueFrom, conditions, values);
        compared("due_on <", dueBefore, conditions, values);
    }

    private void searched(Lookup lookup, StringBuilder conditions, List<Object> values) {
        if (text != null) {
            conditions.append(lookup.title()).append(" like ? escape '\\' and ");
            values.add("%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (words != null) {
            conditions.append(words.condition(lookup)).append(" and ");
            values.add(words.value());
        }
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
