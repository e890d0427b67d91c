package dev.lockstep.simulator;

import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;

/** Somebody who works in one project by hand, as in the browser. Hooks are told as of any change. Thread-safe. */
public final class PlanePerson {
    private final PlaneWorld world;
    private final PlaneIssues issues;
    private final PlaneComments comments;
    private final PlaneProject project;
    private final PlaneUser user;

    PlanePerson(PlaneWorld world, PlaneIssues issues, PlaneComments comments, PlaneProject project, PlaneUser user) {
        this.world = world;
        this.issues = issues;
        this.comments = comments;
        this.project = project;
        this.user = user;
    }

    public UUID open(String name, String descriptionHtml) {
        var draft = PlaneIssueChange.NOTHING.withName(name).withDescription(descriptionHtml);
        return locked(() -> issues.create(project, user, draft, null).id());
    }

    public void editName(UUID id, String name) {
        edit(id, PlaneIssueChange.NOTHING.withName(name));
    }

    public void editDescription(UUID id, String html) {
        edit(id, PlaneIssueChange.NOTHING.withDescription(html));
    }

    /** @param stateName such as {@code In Progress} */
    public void move(UUID id, String stateName) {
        locked(() -> edit(
                id,
                PlaneIssueChange.NOTHING.withState(
                        project.state(stateName).orElseThrow().id())));
    }

    public void prioritise(UUID id, String priority) {
        edit(id, PlaneIssueChange.NOTHING.withPriority(priority));
    }

    /** Makes the label when there is none of that name. */
    public void label(UUID id, String name) {
        locked(() -> {
            var labels = new ArrayList<>(issue(id).labels());
            labels.add(project.label(name).orElseGet(() -> fresh(name)).id());
            return edit(id, PlaneIssueChange.NOTHING.withLabels(labels));
        });
    }

    public void unlabel(UUID id, String name) {
        locked(() -> {
            var labels = new ArrayList<>(issue(id).labels());
            project.label(name).ifPresent(label -> labels.remove(label.id()));
            return edit(id, PlaneIssueChange.NOTHING.withLabels(labels));
        });
    }

    /** Becomes one of those who work on it. */
    public UUID takeOn(UUID id) {
        return locked(() -> {
            var people = new ArrayList<>(issue(id).assignees());
            people.add(user.id());
            edit(id, PlaneIssueChange.NOTHING.withAssignees(people));
            return user.id();
        });
    }

    public void letGo(UUID id) {
        locked(() -> {
            var people = new ArrayList<>(issue(id).assignees());
            people.remove(user.id());
            return edit(id, PlaneIssueChange.NOTHING.withAssignees(people));
        });
    }

    public UUID comment(UUID id, String html) {
        var draft = new PlaneComments.Draft(id, html, null, null, null);
        return locked(() -> comments.create(project, user, draft).id());
    }

    public void editComment(UUID issueId, UUID commentId, String html) {
        locked(() -> comments.edit(project, user, existing(issueId, commentId), html));
    }

    public void deleteComment(UUID issueId, UUID commentId) {
        locked(() -> {
            comments.delete(project, existing(issueId, commentId));
            return commentId;
        });
    }

    public void delete(UUID id) {
        locked(() -> {
            issues.delete(project, issue(id));
            return id;
        });
    }

    private PlaneIssue edit(UUID id, PlaneIssueChange change) {
        return locked(() -> issues.edit(project, user, issue(id), change));
    }

    private PlaneLabel fresh(String name) {
        var label = new PlaneLabel(world.newId(), name, "#ededed", null, null);
        project.labels.put(label.id(), label);
        return label;
    }

    private PlaneIssue issue(UUID id) {
        var found = project.issues.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no item " + id + " in " + project.name);
        }
        return found;
    }

    private PlaneComment existing(UUID issueId, UUID commentId) {
        var found = project.comment(issueId, commentId);
        if (found == null) {
            throw new IllegalArgumentException("no comment " + commentId + " in " + project.name);
        }
        return found;
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (world) {
            return work.get();
        }
    }
}
