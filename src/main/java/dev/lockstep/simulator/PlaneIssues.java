package dev.lockstep.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may happen to work items, whoever does it. Callers hold the world's lock. */
record PlaneIssues(PlaneWorld world, PlaneJson json, PlaneHooks hooks) {
    static final int NAME_CHARACTERS = 255;
    private static final Duration SETTLES_AFTER = Duration.ofMillis(25);
    private static final Set<String> PRIORITIES = Set.of("urgent", "high", "medium", "low", "none");
    private static final String NO_DESCRIPTION = "<p></p>";

    PlaneIssue create(PlaneProject project, PlaneUser actor, PlaneIssueChange draft, @Nullable Instant createdAt) {
        var now = world.now();
        var state = draft.state() == null ? project.defaultState().id() : checkedState(project, draft.state());
        var issue = new PlaneIssue(
                world.newId(),
                project.nextSequence(),
                checkedName(draft.name()),
                draft.descriptionHtml() == null ? NO_DESCRIPTION : rewritten(draft.descriptionHtml()),
                checkedPriority(draft.priority() == null ? "none" : draft.priority()),
                state,
                knownLabels(project, draft.labels()),
                knownUsers(draft.assignees()),
                actor.id(),
                draft.externalSource(),
                draft.externalId(),
                createdAt == null ? now : createdAt,
                now,
                now.plus(SETTLES_AFTER),
                project.completed(state) ? now : null);
        project.put(issue);
        hooks.issue(project, actor, "created", issue, PlaneHooks.Change.NEW);
        return issue;
    }

    /** Even an edit that changes nothing moves {@code updated_at}. */
    PlaneIssue edit(PlaneProject project, PlaneUser actor, PlaneIssue before, PlaneIssueChange change) {
        var written = before.written(
                change.name() == null ? before.name() : checkedName(change.name()),
                change.descriptionHtml() == null ? before.descriptionHtml() : rewritten(change.descriptionHtml()),
                checkedPriority(change.priority() == null ? before.priority() : change.priority()));
        var given = written.given(
                change.labels() == null ? before.labels() : knownLabels(project, change.labels()),
                change.assignees() == null ? before.assignees() : knownUsers(change.assignees()));
        var named = given.named(
                change.externalSource() == null ? before.externalSource() : change.externalSource(),
                change.externalId() == null ? before.externalId() : change.externalId());
        var after = touched(moved(project, named, change.state()));
        project.put(after);
        tell(project, actor, before, after);
        return after;
    }

    void delete(PlaneProject project, PlaneIssue issue) {
        project.remove(issue);
    }

    void touch(PlaneProject project, UUID id) {
        var issue = project.issues.get(id);
        if (issue != null) {
            project.put(touched(issue));
        }
    }

    private PlaneIssue touched(PlaneIssue issue) {
        var now = world.now();
        return issue.touched(now, now.plus(SETTLES_AFTER));
    }

    private PlaneIssue moved(PlaneProject project, PlaneIssue issue, @Nullable UUID state) {
        if (state == null || state.equals(issue.state())) {
            return issue;
        }
        return issue.moved(checkedState(project, state), project.completed(state) ? world.now() : null);
    }

    private void tell(PlaneProject project, PlaneUser actor, PlaneIssue before, PlaneIssue after) {
        var old = json.issue(project, before);
        var fresh = json.issue(project, after);
        for (var field : List.of("name", "description_html", "priority", "state", "labels", "assignees")) {
            var change = new PlaneHooks.Change(field, old.get(field), fresh.get(field));
            if (change.real()) {
                hooks.issue(project, actor, "updated", after, change);
            }
        }
    }

    private static String checkedName(@Nullable String name) {
        if (name == null) {
            throw PlaneErrors.field("name", "This field is required.");
        }
        if (name.isBlank()) {
            throw PlaneErrors.field("name", "This field may not be blank.");
        }
        return name.strip();
    }

    private static String checkedPriority(String priority) {
        if (!PRIORITIES.contains(priority)) {
            throw PlaneErrors.field("priority", "\"" + priority + "\" is not a valid choice.");
        }
        return priority;
    }

    private static UUID checkedState(PlaneProject project, UUID state) {
        if (!project.states.containsKey(state)) {
            throw PlaneErrors.field("state", "Invalid pk \"" + state + "\" - object does not exist.");
        }
        return state;
    }

    private static String rewritten(String html) {
        return PlaneHtml.rewritten(html)
                .orElseThrow(() -> PlaneErrors.field("non_field_errors", "Invalid HTML passed"));
    }

    /** Labels of other projects are dropped without a word. */
    private static List<UUID> knownLabels(PlaneProject project, @Nullable List<UUID> ids) {
        return ids == null
                ? List.of()
                : ids.stream().distinct().filter(project.labels::containsKey).toList();
    }

    private List<UUID> knownUsers(@Nullable List<UUID> ids) {
        return ids == null
                ? List.of()
                : ids.stream()
                        .distinct()
                        .filter(id -> world.user(id).isPresent())
                        .toList();
    }
}
