package dev.lockstep.issue;

import dev.lockstep.issue.Issues.Edit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an edit changes of an issue: the changed fields by name, and the timeline's words for them. */
record Difference(Set<String> fields, List<Change> changes) {
    static final Set<String> ALL_FIELDS = Set.of("title", "body", "state", "labels", "assignees", "priority");

    static Difference of(Issue before, Edit edit) {
        var difference = new Difference(new LinkedHashSet<>(), new ArrayList<>());
        difference.texts(before, edit);
        difference.scalars(before, edit);
        difference.sets(before, edit);
        difference.filing(before.filing(), edit.filing());
        if (before.archivedAt() != null && !difference.isEmpty()) {
            difference.add("archived", new Change.Unarchived());
        }
        return difference;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    private void texts(Issue before, Edit edit) {
        var title = edit.title();
        if (title != null && !title.equals(before.title())) {
            add("title", new Change.TitleChanged(before.title(), title));
        }
        var body = edit.body();
        if (body != null && !body.equals(before.body())) {
            add("body", new Change.BodyChanged(before.body(), body));
        }
    }

    private void scalars(Issue before, Edit edit) {
        var state = edit.state();
        if (state != null && state != before.state()) {
            add("state", new Change.StateChanged(before.state(), state));
        }
        var priority = edit.priority();
        if (priority != null && !priority.equals(before.priority())) {
            add("priority", new Change.PriorityChanged(before.priority(), priority));
        }
    }

    private void sets(Issue before, Edit edit) {
        var labels = edit.labels();
        if (labels != null && !labels.equals(before.labels())) {
            add("labels", new Change.LabelsChanged(without(labels, before.labels()), without(before.labels(), labels)));
        }
        var people = edit.assignees();
        if (people != null && !people.equals(before.assignees())) {
            var added = without(people, before.assignees());
            add("assignees", new Change.AssigneesChanged(added, without(before.assignees(), people)));
        }
    }

    private void filing(Filing before, @Nullable Filing after) {
        if (after != null) {
            filed("dueOn", Filing.stored(before.dueOn()), Filing.stored(after.dueOn()));
            filed("category", before.category(), after.category());
        }
    }

    private void filed(String field, String before, String after) {
        if (!before.equals(after)) {
            add(field, new Change.FilingChanged(field, before, after));
        }
    }

    private void add(String field, Change change) {
        fields.add(field);
        changes.add(change);
    }

    private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> others) {
        var rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
