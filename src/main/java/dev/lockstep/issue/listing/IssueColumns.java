package dev.lockstep.issue.listing;

import dev.lockstep.base.Json;
import dev.lockstep.issue.IssueState;
import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Sql;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** By what issues are ordered and filtered. */
public final class IssueColumns {
    public static final Column ID = Column.text("id", "id");
    public static final Column TITLE = Column.text("title", "title");
    public static final Column BODY = Column.text("body", "body");
    public static final Column NUMBER = Column.number("number", "number");
    public static final Column CREATED = Column.number("createdAt", "created_at");
    public static final Column MODIFIED = Column.number("modifiedAt", "modified_at");
    public static final Column STATE = Column.text("state", "state");
    public static final Column PRIORITY = Column.text("priority", "priority");

    private IssueColumns() {}

    public static Sql open(boolean open) {
        var names = Arrays.stream(IssueState.values())
                .filter(state -> state.open() == open)
                .<Object>map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Sql("state in (" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")", names);
    }

    public static Sql labelled(String name) {
        return holds("labels", name);
    }

    public static Sql assigned(String who) {
        return holds("assignees", who);
    }

    /** In the JSON of names, a name with its quotes stands behind a bracket or a comma, and only there. */
    private static Sql holds(String column, String name) {
        var quoted = Json.write(name);
        return new Sql(
                "replace(%1$s, ?, '') <> %1$s or replace(%1$s, ?, '') <> %1$s".formatted(column),
                List.of("[" + quoted, "," + quoted));
    }
}
