package dev.lockstep.api.work;

import dev.lockstep.api.access.InProject;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues.Edit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same change for many issues of a project; members that are left out change nothing. */
record BulkEdit(
        @Nullable UUID projectId,
        @Nullable LinkedHashSet<UUID> ids,
        @Nullable String state,
        @Nullable String priority,
        @Nullable Set<String> addLabels,
        @Nullable Set<String> removeLabels,
        @Nullable Set<String> addAssignees,
        @Nullable Set<String> removeAssignees,
        @Nullable String dueOn,
        @Nullable String category)
        implements InProject {
    private static final int MOST = 200;

    Set<UUID> checkedIds() {
        if (ids == null || ids.isEmpty() || ids.size() > MOST || ids.contains(null)) {
            throw Refused.invalid("ids_invalid", "ids", "Give 1 to " + MOST + " ids of issues.");
        }
        return ids;
    }

    /** What it means for one of them, as it is now. */
    Edit of(Issue issue) {
        return new Edit(
                null,
                null,
                state == null ? null : Words.read(IssueState.class, state, "state"),
                changed(issue.labels(), addLabels, removeLabels),
                changed(issue.assignees(), addAssignees, removeAssignees),
                priority,
                issue.filing().with(dueOn, category));
    }

    private static @Nullable SortedSet<String> changed(
            SortedSet<String> now, @Nullable Set<String> added, @Nullable Set<String> removed) {
        if (added == null && removed == null) {
            return null;
        }
        var after = new TreeSet<>(now);
        if (removed != null) {
            after.removeAll(removed);
        }
        if (added != null) {
            after.addAll(added);
        }
        return after;
    }
}
