package dev.lockstep.issue;

import dev.lockstep.base.Refused;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.Issues.IssueTouched;
import dev.lockstep.issue.Issues.NewIssue;
import dev.lockstep.issue.Issues.VersionConflict;
import dev.lockstep.project.Projects;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Changes of issues. Every method runs inside a unit of work, and its first write is the guarded one. */
final class IssueWrites {
    private final IssueRows rows;
    private final Projects projects;
    private final Announcer announcer;

    IssueWrites(IssueRows rows, Projects projects, Announcer announcer) {
        this.rows = rows;
        this.projects = projects;
        this.announcer = announcer;
    }

    Issue create(NewIssue wish, Origin origin) {
        var input = Input.from(origin);
        var issue = new Issue(
                wish.id(),
                wish.projectId(),
                projects.takeNumber(wish.projectId()),
                input.title(wish.title()),
                input.body(wish.body()),
                wish.state(),
                input.names("labels", wish.labels()),
                input.names("assignees", wish.assignees()),
                input.priority(wish.priority()),
                wish.author(),
                1,
                wish.createdAt(),
                wish.modifiedAt(),
                null,
                wish.filing(),
                wish.pullRequest(),
                null);
        if (!rows.insert(issue)) {
            throw new VersionConflict("Issue " + issue.id() + " exists already.");
        }
        ensureLabels(issue);
        var touched = new IssueTouched(issue, Difference.ALL_FIELDS, true, origin);
        announcer.issue("issue.created", touched, List.of(new Change.Created(issue.title())), issue.createdAt());
        return issue;
    }

    Issue edit(UUID id, long expectedVersion, Edit wish, Origin origin, Instant at) {
        var before = read(id, expectedVersion);
        if (before.deletedAt() != null) {
            throw new Refused(Refused.Kind.CONFLICT, "issue_removed", null, "This issue was removed.");
        }
        var edit = Input.from(origin).edit(wish);
        var difference = Difference.of(before, edit);
        if (difference.isEmpty()) {
            return before;
        }
        var after = Next.edited(before, edit, at);
        store(after, before);
        ensureLabels(after);
        var touched = new IssueTouched(
                after,
                Set.copyOf(difference.fields()),
                false,
                origin,
                before.state().open() != after.state().open());
        announcer.issue("issue.updated", touched, difference.changes(), at);
        return after;
    }

    void remove(UUID id, Origin origin, Instant at) {
        remove(id, read(id).version(), origin, at);
    }

    Issue remove(UUID id, long expectedVersion, Origin origin, Instant at) {
        var before = read(id, expectedVersion);
        if (before.deletedAt() != null) {
            return before;
        }
        var after = Next.removed(before, at);
        store(after, before);
        var touched = new IssueTouched(after, Set.of("removed"), false, origin);
        announcer.issue("issue.removed", touched, List.of(new Change.Removed(origin.place())), at);
        return after;
    }

    boolean archive(UUID id, Instant before, Instant at) {
        boolean away = rows.archive(id, before, at);
        if (away) {
            shelved("issue.archived", id, new Change.Archived(before), Origin.hub(null), at);
        }
        return away;
    }

    /** What is not put away stays as it is. */
    void wake(UUID id, Origin origin, Instant at) {
        if (rows.wake(id, at)) {
            shelved("issue.updated", id, new Change.Unarchived(), origin, at);
        }
    }

    private void shelved(String type, UUID id, Change change, Origin origin, Instant at) {
        var touched = new IssueTouched(read(id), Set.of("archived"), false, origin);
        announcer.issue(type, touched, List.of(change), at);
    }

    private Issue read(UUID id, long expectedVersion) {
        var issue = read(id);
        if (issue.version() != expectedVersion) {
            throw conflict(id);
        }
        return issue;
    }

    private Issue read(UUID id) {
        return rows.find(id).orElseThrow(() -> Refused.notFound("issue"));
    }

    private void store(Issue after, Issue before) {
        if (!rows.update(after, before.version())) {
            throw conflict(before.id());
        }
    }

    private void ensureLabels(Issue issue) {
        issue.labels().forEach(label -> projects.ensureLabel(issue.projectId(), label, null));
    }

    private static VersionConflict conflict(UUID id) {
        return new VersionConflict("Issue " + id + " has moved on.");
    }
}
